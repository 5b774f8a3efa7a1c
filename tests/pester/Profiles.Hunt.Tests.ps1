BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
    $secret, $token, $proxy, $phrase = 'S3cret/+&<"é$>=', 'T0ken/+%&"<>', 'Pr0xy/+&"é', 'correct/horse+é'
    $all = $secret, $token, $proxy, $phrase
    Add-KnownSecret $all
    $file = Join-Path $suite.Folder 'hunted.json'

    # What a child is told by its environment, and turns into secure strings.
    $variables = @{ S1 = $secret; S2 = $token; S3 = $proxy; STATUSPS_PASSPHRASE = $phrase }
    $begin = @'
Import-Module $ModulePath
function Get-Hidden($Name) { $hidden = [securestring]::new(); [Environment]::GetEnvironmentVariable($Name).ToCharArray() | ForEach-Object { $hidden.AppendChar($_) }; $hidden }
$ErrorActionPreference = 'Continue'
'@

    # A profile's whole life, with every stream open.
    $life = @'
$key = [pscredential]::new('id-1', (Get-Hidden S1))
Set-StatusProfile -Aliyun -Name hunted -Credential $key -SecurityToken (Get-Hidden S2) -Proxy http://127.0.0.1:1 -ProxyCredential ([pscredential]::new('me', (Get-Hidden S3))) -Endpoint {address} -MaxRetry 0 -Verbose -Debug
Get-StatusProfile hunted | Format-List *
Get-DtsSyncStatus dts1 -Profile hunted -Verbose -Debug
Set-StatusProfile hunted -Protection FileKey -Verbose -Debug
Set-StatusProfile hunted -Protection Passphrase -Verbose -Debug
Set-StatusProfile hunted -Protection Vault -Verbose -Debug
Set-StatusProfile hunted -SecretVault nowhere -SecretName nothing -Verbose -Debug
Select-StatusProfile hunted -Scope Process -PassThru
Export-StatusProfile {file} -Force -Verbose -Debug
Import-StatusProfile {file} -Verbose -Debug
Import-StatusProfile {file} -Force -Secret @{ hunted = Get-Hidden S1; 'hunted/SecurityToken' = 'not secure' } -Verbose -Debug
Test-StatusProfile hunted -Verbose -Debug
Get-StatusProfile -Repair -Force -Verbose -Debug
Start-Job { param($module, $made) Import-Module $module; Get-DtsSyncStatus dts1 -Profile $made } -ArgumentList $ModulePath, (New-StatusProfile -Aliyun -Name gone -Credential $key) | Receive-Job -Wait
'@
    $life = $life.Replace('{address}', "'$($emulator.address)'").Replace('{file}', "'$file'")
    # Where Start-Job can't work, the copy of a profile is what serialization makes of it.
    if (Get-StartJobProblem) { $life = $life -replace '(?m)^Start-Job .*$', 'Get-DtsSyncStatus dts1 -Profile ([Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize((New-StatusProfile -Aliyun -Name gone -Credential $key))))' }
    function Get-StoreText { @($suite.Store; $file) | Where-Object { Test-Path $_ } | Get-ChildItem -File -Force | ForEach-Object { [Text.Encoding]::UTF8.GetString([IO.File]::ReadAllBytes($_)) } }

    # What a child wrote to both of its outputs, however it ended.
    function Get-Output([string] $Script) {
        $with = $variables + @{ DOTNET_DbgEnableMiniDump = '0' }
        $result = Invoke-PowerShell '-NoProfile', '-NonInteractive', '-Command', "`$ModulePath = '$(Get-ModulePath)'; $Script" $with
        $result.Output + $result.Errors
    }
}

AfterAll { Exit-Suite $suite }

Describe 'No secret' {
    BeforeEach {
        Reset-Suite $suite
        Remove-Item $file -ErrorAction Ignore
    }

    It 'is in a transcript, in what is written, in the history, in the error records or in the store, of a profile''s whole life' {
        $transcript = Join-Path $suite.Folder 'hunted.txt'
        $output = Get-Output ($begin + "`n`$null = Start-Transcript '$transcript'`n" + $life + @'

$null = Stop-Transcript
'The history'
Get-History | Format-List * | Out-String -Width 4000
$Error | ForEach-Object { $_ | ConvertTo-Json -Depth 3 -WarningAction SilentlyContinue; [Management.Automation.PSSerializer]::Serialize($_, 3); $_ | Format-List * -Force | Out-String -Width 4000 }
'The end'
'@)
        $output.Contains('The end') | Should -BeTrue
        $text = Get-Content -Raw $transcript
        Add-Evidence transcripts $text
        foreach ($word in 'hunted', 'Performing the operation', 'StatusPS.Profile', 'has lost its secrets') { "$output $text".Contains($word) | Should -BeTrue -Because $word }
        $stored = Get-StoreText
        Find-Secret (@($output, $text) + @($stored)) $all | Should -BeNullOrEmpty
    }

    It 'is in what a process that crashes leaves' {
        # Up to the first change of the protection.
        $output = Get-Output ($begin + "`n" + ($life -split '\r?\n' | Select-Object -First 5 | Out-String) + "`n[Environment]::FailFast('The crash')")
        $output.Contains('The crash') | Should -BeTrue
        Find-Secret (@($output) + @(Get-StoreText)) $all | Should -BeNullOrEmpty
    }
}
