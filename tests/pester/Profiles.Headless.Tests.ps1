BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite

    # A child whose input is a pipe, with or without -NonInteractive. A question would wait until the time is over.
    function Invoke-Headless([string] $Script, [string[]] $Switch) {
        $start = [Diagnostics.ProcessStartInfo]::new([Environment]::ProcessPath)
        @('-NoProfile'; $Switch; '-Command'; "Import-Module '$(Get-ModulePath)'; try { $Script } catch { `"`$(`$_.FullyQualifiedErrorId)|`$_|`$(`$_.ErrorDetails.RecommendedAction)`" }") | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $process = [Diagnostics.Process]::Start($start)
        $output, $errors = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
        # The input stays open: whoever reads it waits.
        if (-not $process.WaitForExit(25000)) {
            $process.Kill()
            throw 'It asked, and waited for an answer.'
        }
        $output.Result + $errors.Result
    }
}

AfterAll { Exit-Suite $suite }

Describe 'Nobody is asked, <How>' -ForEach @(@{ How = 'with -NonInteractive'; Switch = '-NonInteractive' }, @{ How = 'with input from elsewhere'; Switch = @() }) {
    BeforeEach { Reset-Suite $suite }

    It 'for a credential' {
        $told = Invoke-Headless 'Set-StatusProfile -Aliyun -Name prod -Credential some-id' $Switch
        $told | Should -Match '-Credential.*-SecretVariable.*-SecretVault and -SecretName'
        Get-StatusProfile | Should -BeNullOrEmpty
    }

    It 'for a proxy''s password' {
        Invoke-Headless 'New-StatusProfile -Aliyun -Proxy http://proxy.example.com -ProxyCredential me' $Switch | Should -Match 'nobody can be asked'
    }

    It 'by a query without a secret: the error names the parameter, the variable and the vault: <Platform>' -ForEach @(
        @{ Platform = 'BlueKing'; With = '-Endpoint https://bk.invalid'; Ask = 'Get-JobInstanceStatus 1 -BizId 1'; Variable = 'BK_APP_SECRET' }
        @{ Platform = 'Aliyun'; With = '-RegionId cn-hangzhou'; Ask = 'Get-DtsSyncStatus a'; Variable = 'ALIBABA_CLOUD_ACCESS_KEY_SECRET' }
        @{ Platform = 'Authing'; With = ''; Ask = 'Get-AuthingSyncJob 1'; Variable = 'AUTHING_ACCESS_KEY_SECRET' }
    ) {
        $told = Invoke-Headless "Set-StatusProfile -$Platform -Name p $With; $Ask -Profile p" $Switch
        $told | Should -Match 'StatusPS.Profile,'
        foreach ($way in '-Credential', $Variable, '-SecretVault and -SecretName') { $told | Should -Match $way }
    }

    It 'before a repair' {
        Set-StatusProfile -Aliyun -Name prod -Credential (New-TestCredential 'id' 'secret-1')
        '{' | Set-Content -NoNewline (Join-Path $suite.Store 'profiles.json')
        Invoke-Headless 'Get-StatusProfile -Repair' $Switch | Should -Match 'StatusPS.Profile,.*-Force'
    }

    It 'for the secrets of an import' {
        Set-StatusProfile -Aliyun -Name prod -Credential (New-TestCredential 'id' 'secret-1')
        $file = Join-Path $suite.Folder 'headless.json'
        Export-StatusProfile $file -Force
        Remove-Item $suite.Store -Recurse -Force
        Invoke-Headless "Import-StatusProfile '$file' -ErrorAction Stop" $Switch | Should -Match 'StatusPS.Profile,.*-Secret @.*-Credential.*-SecretVariable and -SecretVault'
    }
}
