# Nothing prompts where nobody can answer: with -NonInteractive, and where input is a pipe that stays open.
BeforeDiscovery {
    $hows = @(
        @{ How = 'with -NonInteractive'; Switch = , '-NonInteractive' }
        @{ How = 'with redirected input'; Switch = @() }
    )
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $exported = Join-Path $suite.Folder 'headless.json'

    # Each case with a store of its own: its script, and what prepares the store.
    $cases = [ordered]@{
        credential = @{ Script = 'Set-StatusProfile -Aliyun -Name prod -Credential some-id; Get-StatusProfile' }
        proxy      = @{ Script = 'New-StatusProfile -Aliyun -Proxy http://proxy.example.com -ProxyCredential me' }
        BlueKing   = @{ Script = 'Set-StatusProfile -BlueKing -Name p -Endpoint https://bk.invalid; Get-JobInstanceStatus 1 -BizId 1 -Profile p' }
        Aliyun     = @{ Script = 'Set-StatusProfile -Aliyun -Name p -RegionId cn-hangzhou; Get-DtsSyncStatus a -Profile p' }
        Authing    = @{ Script = 'Set-StatusProfile -Authing -Name p; Get-AuthingSyncJob 1 -Profile p' }
        repair     = @{ Script = 'Get-StatusProfile -Repair'; Prepare = { '{' | Set-Content -NoNewline (Join-Path $env:STATUSPS_HOME 'profiles.json') } }
        import     = @{ Script = "Import-StatusProfile '$exported' -ErrorAction Stop" }
    }

    # Runs all cases in one child whose input stays open, and gives what each wrote. A prompt would wait for ever.
    function Invoke-Headless([string[]] $Switch) {
        $steps = foreach ($name in $cases.Keys) {
            $store = Join-Path $suite.Folder "$([guid]::NewGuid())"
            $env:STATUSPS_HOME = $store
            if ($cases[$name].Prepare) {
                Set-StatusProfile -Aliyun -Name prod -Credential (New-TestCredential 'id' 'secret-1')
                & $cases[$name].Prepare
            }
            "`$env:STATUSPS_HOME = '$store'; `$told['$name'] = try { $($cases[$name].Script -replace '^(.*)$', '$1 | Out-String') } catch { `"`$(`$_.FullyQualifiedErrorId)|`$_|`$(`$_.ErrorDetails.RecommendedAction)`" }"
        }
        $env:STATUSPS_HOME = $suite.Store
        $script = "Import-Module '$(Get-ModulePath)'; `$told = @{}; $($steps -join '; '); 'told ' + (`$told | ConvertTo-Json -Compress)"
        $output = (Invoke-PowerShell (@('-NoProfile') + $Switch + '-Command', $script) -RedirectInput).Output
        ($output -split '\r?\n' | Where-Object { $_ -like 'told {*' }).Substring(5) | ConvertFrom-Json
    }

    Set-StatusProfile -Aliyun -Name prod -Credential (New-TestCredential 'id' 'secret-1')
    Export-StatusProfile $exported
}

AfterAll { Exit-Suite $suite }

Describe 'Nobody is asked <How>' -ForEach $hows {
    BeforeAll { $told = Invoke-Headless $Switch }

    It 'for a credential' {
        $told.credential | Should -Match '-Credential.*-SecretVariable.*-SecretVault and -SecretName'
    }

    It 'for a proxy''s password' {
        $told.proxy | Should -Match 'this session cannot prompt'
    }

    It 'by a query without a secret: the error names the parameter, the variable and the vault: <Platform>' -ForEach @(
        @{ Platform = 'BlueKing'; Variable = 'BK_APP_SECRET' }
        @{ Platform = 'Aliyun'; Variable = 'ALIBABA_CLOUD_ACCESS_KEY_SECRET' }
        @{ Platform = 'Authing'; Variable = 'AUTHING_ACCESS_KEY_SECRET' }
    ) {
        $told.$Platform | Should -Match 'StatusPS.Profile,'
        foreach ($way in '-Credential', $Variable, '-SecretVault and -SecretName') { $told.$Platform | Should -Match $way }
    }

    It 'before a repair' {
        $told.repair | Should -Match 'StatusPS.Profile,.*-Force'
    }

    It 'for the secrets of an import' {
        $told.import | Should -Match 'StatusPS.Profile,.*-Secret @.*-Credential.*-SecretVariable or -SecretVault'
    }
}
