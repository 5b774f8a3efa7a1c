BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    # Refuses everybody: what counts is who asked, and with which signature.
    $emulator = Get-SharedEmulator
    $secret = $emulator.aliyun.accessKeySecret
    $key = New-TestCredential $emulator.aliyun.accessKeyId $secret
    function Save-Key($Name, $With = @{}) { Set-StatusProfile -Aliyun -Name $Name -Credential $key -Endpoint $emulator.address -RegionId cn-hangzhou @With }
    function Test-Key($Name) { (Get-DtsSyncStatus 'dtsexjk1alb116****' -Profile $Name).CheckpointUnixTime -eq 1610524452 }
    function Get-AllText { (Get-ChildItem $suite.Store -File -Force | ForEach-Object { [Text.Encoding]::UTF8.GetString([IO.File]::ReadAllBytes($_)) }) -join "`n" }
    function Get-Box($File = 'secrets.json') { @((Get-Content -Raw (Join-Path $suite.Store $File) | ConvertFrom-Json).secrets.PSObject.Properties.Value.data | Where-Object { $_ }) }

    # A session with a Get-Secret of its own, as SecretManagement's would be: no module is needed.
    function Invoke-WithVault($Script, $Kept) {
        $shell = New-Session 'param($script, $kept) function global:Get-Secret { [CmdletBinding()] param($Name, $Vault) if ($kept.Contains("$Vault/$Name")) { $kept["$Vault/$Name"] } else { Write-Error "The secret $Name was not found." } }; & ([scriptblock]::Create($script))' $Script, $Kept
        try {
            $output = $shell.Invoke()
            if ($shell.Streams.Error.Count) { throw $shell.Streams.Error[0] }
            $output
        } finally {
            $shell.Dispose()
        }
    }
}

AfterAll { Exit-Suite $suite }

Describe 'Set-StatusProfile -Protection' {
    BeforeEach {
        Reset-Suite $suite
        $env:STATUSPS_PASSPHRASE = 'correct horse'
    }

    It 'protects what is stored by what it names: <Protection>' -ForEach @(@{ Protection = 'FileKey' }, @{ Protection = 'Passphrase' }) {
        Save-Key prod @{ Protection = $Protection; SecurityToken = New-TestSecret 'the-token' }
        $stored = Get-StatusProfile prod
        $stored.Protection | Should -BeExactly $Protection
        $stored.SecretProtections['SecurityToken'] | Should -BeExactly $Protection
    }

    It 'moves a stored profile, given <How>, and leaves no copy anywhere' -ForEach @(
        @{ How = 'by name'; Do = { Set-StatusProfile prod -Protection Passphrase } }
        @{ How = 'as an object'; Do = { Get-StatusProfile prod | Set-StatusProfile -Protection Passphrase } }
        @{ How = 'by name from the pipeline'; Do = { 'prod' | Set-StatusProfile -Protection Passphrase } }
        @{ How = 'by -InputObject'; Do = { Set-StatusProfile -InputObject prod -Protection Passphrase } }
    ) {
        Save-Key prod @{ Protection = 'FileKey' }
        Save-Key other @{ Protection = 'FileKey' }
        $before = Get-Box
        & $Do
        (Get-StatusProfile prod).Protection | Should -BeExactly 'Passphrase'
        (Get-StatusProfile other).Protection | Should -BeExactly 'FileKey'
        @(Get-Box).Count | Should -Be 2
        @(Get-Box | Where-Object { $_ -in $before }).Count | Should -Be 1
        @(Get-Box secrets.json.bak | Where-Object { $_ -in $before }).Count | Should -Be 1
        Test-Key prod | Should -BeTrue
        Test-Key other | Should -BeTrue
    }

    It 'keeps the protection when something else changes' {
        Save-Key prod @{ Protection = 'FileKey' }
        Set-StatusProfile prod -TimeoutSec 77
        Save-Key prod
        (Get-StatusProfile prod).Protection | Should -BeExactly 'FileKey'
        (Get-StatusProfile prod).TimeoutSec | Should -Be 77
    }

    It 'refuses what can not be: <Why>' -ForEach @(
        @{ Why = 'a vault without a name'; With = @{ Protection = 'Vault' }; Says = '-SecretName' }
        @{ Why = 'the environment without a variable'; With = @{ Protection = 'Environment' }; Says = '-SecretVariable' }
        @{ Why = 'a vault without the secret''s name'; With = @{ SecretVault = 'ops' }; Says = '-SecretName' }
        @{ Why = 'a vault and a variable'; With = @{ SecretName = 'a'; SecretVariable = 'B' }; Says = 'or -SecretVariable' }
        @{ Why = 'encrypted and elsewhere'; With = @{ Protection = 'FileKey'; SecretVariable = 'B' }; Says = 'only one of them' }
        @{ Why = 'a secret of another platform'; With = @{ SecretVariable = 'B'; SecretKind = 'UserToken' }; Says = '-SecretKind' }
        @{ Why = 'a kind of secret and no place'; With = @{ SecretKind = 'SecurityToken' }; Says = '-SecretVariable' }
    ) {
        Save-Key prod @{ Protection = 'FileKey' }
        $before = Get-AllText
        $thrown = Get-Thrown { Set-StatusProfile prod @With }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $thrown.ErrorDetails.RecommendedAction | Should -Match ([regex]::Escape($Says))
        Get-AllText | Should -BeExactly $before
    }

    It 'refuses Windows'' own protection elsewhere' -Skip:$IsWindows {
        Save-Key prod @{ Protection = 'FileKey' }
        $thrown = Get-Thrown { Set-StatusProfile prod -Protection Dpapi }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'FileKey'
        Test-Key prod | Should -BeTrue
    }

    It 'refuses a passphrase that is not there, and keeps the secret' {
        $env:STATUSPS_PASSPHRASE = $null
        Save-Key prod
        (Get-Thrown { Set-StatusProfile prod -Protection Passphrase }).ErrorDetails.RecommendedAction | Should -Match 'STATUSPS_PASSPHRASE'
        Test-Key prod | Should -BeTrue
    }
}

Describe 'A secret of an environment variable' {
    BeforeEach { Reset-Suite $suite }

    It 'is taken at its use and stored nowhere' {
        Set-StatusProfile -Aliyun -Name prod -AccessKeyId $emulator.aliyun.accessKeyId -SecretVariable MY_DTS_SECRET -Endpoint $emulator.address -RegionId cn-hangzhou
        $env:MY_DTS_SECRET = $secret
        try {
            Test-Key prod | Should -BeTrue
            $stored = Get-StatusProfile prod
            $stored.Protection | Should -BeExactly 'Environment'
            $stored.Sources['AccessKeySecret'] | Should -BeExactly 'Environment:MY_DTS_SECRET'
            Find-Secret (Get-AllText) $secret | Should -BeNullOrEmpty
            Get-Box | Should -BeNullOrEmpty
        } finally {
            $env:MY_DTS_SECRET = $null
        }
        $thrown = Get-Thrown { Test-Key prod }
        "$thrown" | Should -Match 'MY_DTS_SECRET, which is not set'
        $thrown.ErrorDetails.RecommendedAction | Should -Match '-SecretVault.*-Credential'
    }

    It 'takes the place of one that was stored' {
        Save-Key prod
        Set-StatusProfile prod -SecretVariable MY_DTS_SECRET
        Get-Box | Should -BeNullOrEmpty
        Get-Box secrets.json.bak | Should -BeNullOrEmpty
    }

    It 'works for a profile in memory too' {
        $env:MY_DTS_SECRET = $secret
        try {
            $made = New-StatusProfile -Aliyun -AccessKeyId $emulator.aliyun.accessKeyId -SecretVariable MY_DTS_SECRET -Endpoint $emulator.address -RegionId cn-hangzhou
            Test-Key $made | Should -BeTrue
        } finally {
            $env:MY_DTS_SECRET = $null
        }
    }

    It 'needs to be somebody''s' {
        $thrown = Get-Thrown { Set-StatusProfile -Aliyun -Name prod -SecretVariable MY_DTS_SECRET }
        $thrown.ErrorDetails.RecommendedAction | Should -Match '-AccessKeyId'
    }
}

Describe 'A secret of a vault' {
    BeforeEach { Reset-Suite $suite }

    It 'is taken from the session''s own Get-Secret: <Form>' -ForEach @(
        @{ Form = 'a credential' }, @{ Form = 'a secure string' }, @{ Form = 'a string' }
    ) {
        $kept = @{ 'ops/dts' = switch ($Form) { 'a credential' { $key } 'a secure string' { $key.Password } default { $secret } } }
        $output = Invoke-WithVault @"
            `$id = @{ $($Form -eq 'a credential' ? '' : "AccessKeyId = '$($emulator.aliyun.accessKeyId)'") }
            Set-StatusProfile -Aliyun -Name prod -SecretVault ops -SecretName dts -Endpoint '$($emulator.address)' -RegionId cn-hangzhou @id
            (Get-DtsSyncStatus 'dtsexjk1alb116****' -Profile prod).CheckpointUnixTime
"@ $kept
        $output | Should -Be 1610524452
        $stored = Get-StatusProfile prod
        $stored.AccessKeyId | Should -BeExactly $emulator.aliyun.accessKeyId
        $stored.Sources['AccessKeySecret'] | Should -BeExactly 'Vault:ops/dts'
        $stored.Protection | Should -BeExactly 'Vault'
        Find-Secret (Get-AllText) $secret | Should -BeNullOrEmpty
    }

    It 'takes the place of one that was stored only if the vault has it' {
        Save-Key prod
        { Invoke-WithVault 'Set-StatusProfile prod -SecretVault ops -SecretName nope' @{} } | Should -Throw '*was not found*'
        Test-Key prod | Should -BeTrue
        $null = Invoke-WithVault 'Set-StatusProfile prod -Protection Vault -SecretVault ops -SecretName dts' @{ 'ops/dts' = $key }
        Get-Box | Should -BeNullOrEmpty
        $null = Invoke-WithVault 'Set-StatusProfile prod -Protection FileKey' @{ 'ops/dts' = $key }
        (Get-StatusProfile prod).Protection | Should -BeExactly 'FileKey'
        Test-Key prod | Should -BeTrue
    }

    It 'keeps others than the main one too' {
        $null = Invoke-WithVault 'param() Set-StatusProfile -BlueKing -Name bk -AppCode a -SecretName bk; Set-StatusProfile bk -SecretName ticket -SecretKind UserTicket' @{ '/bk' = 'a-secret'; '/ticket' = 'a-ticket' }
        $stored = Get-StatusProfile bk
        $stored.Sources['AppSecret'] | Should -BeExactly 'Vault:bk'
        $stored.Sources['UserTicket'] | Should -BeExactly 'Vault:ticket'
    }

    It 'says what to do when it is not to be had: <Why>' -ForEach @(
        @{ Why = 'not there'; Kept = @{}; Says = 'was not found' }
        @{ Why = 'no secret'; Kept = @{ 'ops/dts' = @{ a = 1 } }; Says = 'neither PSCredential nor SecureString' }
        @{ Why = 'nobody''s'; Kept = @{ 'ops/dts' = 'a string' }; Says = 'that the secret belongs to' }
    ) {
        $thrown = Get-Thrown { Invoke-WithVault 'Set-StatusProfile -Aliyun -Name prod -SecretVault ops -SecretName dts' $Kept }
        "$thrown" | Should -Match $Says
        Get-StatusProfile | Should -BeNullOrEmpty
    }

    It 'says so where there is no Get-Secret' {
        $script = @'
$env:PSModulePath = ''; $PSModuleAutoLoadingPreference = 'None'
Import-Module $ModulePath
try { Set-StatusProfile -Aliyun -Name prod -SecretName dts } catch { "$($_.FullyQualifiedErrorId) $_ $($_.ErrorDetails.RecommendedAction)" }
'@
        $output = Invoke-Child $script
        $output | Should -Match 'StatusPS.Profile,'
        $output | Should -Match 'Get-Secret was not found'
        $output | Should -Match 'Install-PSResource Microsoft.PowerShell.SecretManagement'
    }
}

Describe 'SecretManagement with SecretStore' {
    BeforeAll {
        $missing = 'Microsoft.PowerShell.SecretManagement', 'Microsoft.PowerShell.SecretStore' | Where-Object { -not (Get-Module $_ -ListAvailable) }
        $vaultHome = (New-Item -ItemType Directory (Join-Path $suite.Folder 'vault-home')).FullName
        $open = @'
$secure = [securestring]::new(); 'Unlock3d!'.ToCharArray() | ForEach-Object { $secure.AppendChar($_) }
if (-not (Get-SecretVault ops -ErrorAction Ignore)) {
    Set-SecretStoreConfiguration -Authentication None -Interaction None -Password $secure -Confirm:$false
    Register-SecretVault -Name ops -ModuleName Microsoft.PowerShell.SecretStore
}
Import-Module $ModulePath
'@
    }
    BeforeEach { Reset-Suite $suite }

    It 'goes there and back' {
        if ($missing) { Set-ItResult -Skipped -Because "$($missing -join ' and ') is not installed (Install-PSResource)"; return }
        $script = $open + @"

`$kept = [securestring]::new(); `$env:KEPT.ToCharArray() | ForEach-Object { `$kept.AppendChar(`$_) }
Set-Secret -Vault ops -Name alone -Secret `$kept
Set-Secret -Vault ops -Name pair -Secret ([pscredential]::new('$($emulator.aliyun.accessKeyId)', `$kept))
`$VerbosePreference = `$DebugPreference = 'Continue'
Set-StatusProfile -Aliyun -Name pair -SecretVault ops -SecretName pair -Endpoint '$($emulator.address)' -RegionId cn-hangzhou 4>&1 5>&1
Set-StatusProfile -Aliyun -Name alone -AccessKeyId '$($emulator.aliyun.accessKeyId)' -SecretVault ops -SecretName alone -Endpoint '$($emulator.address)' -RegionId cn-hangzhou 4>&1 5>&1
'pair', 'alone' | ForEach-Object { "`$_ " + (Get-DtsSyncStatus 'dtsexjk1alb116****' -Profile `$_ 4>&1 5>&1).CheckpointUnixTime }
Set-StatusProfile alone -Protection FileKey 4>&1 5>&1
Remove-Secret -Vault ops -Name alone
'moved ' + (Get-DtsSyncStatus 'dtsexjk1alb116****' -Profile alone).CheckpointUnixTime
"@
        $output = Invoke-Child $script @{ HOME = $vaultHome; KEPT = $secret }
        $output | Should -Match 'pair 1610524452'
        $output | Should -Match 'alone 1610524452'
        $output | Should -Match 'moved 1610524452'
        (Get-StatusProfile pair).Sources['AccessKeySecret'] | Should -BeExactly 'Vault:ops/pair'
        (Get-StatusProfile alone).Protection | Should -BeExactly 'FileKey'
        Find-Secret $output, (Get-AllText) $secret | Should -BeNullOrEmpty
    }

    It 'is asked by a thread job and by Start-Job too' {
        if ($missing) { Set-ItResult -Skipped -Because "$($missing -join ' and ') is not installed (Install-PSResource)"; return }
        $script = $open + @"

`$kept = [securestring]::new(); `$env:KEPT.ToCharArray() | ForEach-Object { `$kept.AppendChar(`$_) }
Set-Secret -Vault ops -Name pair -Secret ([pscredential]::new('$($emulator.aliyun.accessKeyId)', `$kept))
Set-StatusProfile -Aliyun -Name pair -SecretVault ops -SecretName pair -Endpoint '$($emulator.address)' -RegionId cn-hangzhou
Select-StatusProfile pair -Scope Process
`$ask = { Import-Module `$using:ModulePath; (Get-DtsSyncStatus 'dtsexjk1alb116****').CheckpointUnixTime }
'job ' + (Start-Job `$ask | Receive-Job -Wait)
'thread ' + (Start-ThreadJob `$ask | Receive-Job -Wait)
"@
        $output = Invoke-Child $script @{ HOME = $vaultHome; KEPT = $secret }
        $output | Should -Match 'job 1610524452'
        $output | Should -Match 'thread 1610524452'
    }
}
