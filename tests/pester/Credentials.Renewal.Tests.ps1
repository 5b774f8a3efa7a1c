# Temporary keys are obtained once, renewed when the service refuses them, and never come through a proxy. EmulatedSourceTests
# holds the renewal of each source for many queries at once.
BeforeDiscovery {
    $sources = @(
        @{ Source = 'a pod'; SignIns = 'sts.assumerolewithoidc:1'
            Use = { Set-Setting @{ ALIBABA_CLOUD_ROLE_ARN = $key.oidcRoleArn; ALIBABA_CLOUD_OIDC_PROVIDER_ARN = $key.oidcProviderArn; ALIBABA_CLOUD_OIDC_TOKEN_FILE = $tokenFile } }
        }
        @{ Source = 'an instance'; SignIns = 'metadata.keys:1 metadata.token:1'; Use = { Set-Setting @{ ALIBABA_CLOUD_ECS_METADATA = $key.ecsRoleName } } }
        @{ Source = 'a credentials URI'; SignIns = 'credentials.uri:1'; Use = { Set-Setting @{ ALIBABA_CLOUD_CREDENTIALS_URI = $key.credentialsUri } } }
        @{ Source = 'a role of the CLI'; SignIns = 'sts.assumerole:1'; Use = { Set-Cli (Get-RoleEntry 'role' $key.roleArn) } }
        @{ Source = 'a chain of the CLI'; SignIns = 'sts.assumerole:2'
            Use = { Set-Cli @{ name = 'chain'; mode = 'ChainableRamRoleArn'; source_profile = 'base'; ram_role_arn = $key.chainedRoleArn }, (Get-RoleEntry 'base' $key.roleArn) }
        }
    )
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    . $PSScriptRoot/KeySources.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
    $key = $emulator.aliyun
    $tokenFile = Join-Path $suite.Folder 'oidc-token'
    $key.oidcToken | Set-Content $tokenFile

    function Get-RoleEntry([string] $Name, [string] $Role) {
        @{ name = $Name; mode = 'RamRoleArn'; access_key_id = $key.accessKeyId; access_key_secret = $key.accessKeySecret; ram_role_arn = $Role }
    }

    function Stop-Key { $null = Invoke-RestMethod "$($emulator.address)/_emulator/expire-aliyun-keys" -Method Post -NoProxy }
}

AfterAll { Exit-Suite $suite }

Describe 'The key of <Source>' -Skip:$IsWindows -ForEach $sources {
    BeforeEach {
        Reset-Source
        $key.oidcToken | Set-Content $tokenFile
        & $Use
    }

    It 'is renewed once when the service refuses it' {
        (Invoke-Query).Record.State | Should -Be 'Failed'
        Stop-Key
        $asked = Invoke-Query
        $asked.Record.State | Should -Be 'Failed'
        $asked.SignIns | Should -BeExactly $SignIns
        $asked.Queries | Should -Be 2
        $asked = Invoke-Query
        $asked.SignIns | Should -BeNullOrEmpty
        $asked.Queries | Should -Be 1
    }
}

Describe 'The keys of a chain' -Skip:$IsWindows {
    It 'are one each for all runspaces' {
        Reset-Source
        Set-Cli @{ name = 'chain'; mode = 'ChainableRamRoleArn'; source_profile = 'base'; ram_role_arn = $key.chainedRoleArn }, (Get-RoleEntry 'base' $key.roleArn)
        $null = Invoke-Query
        Stop-Key
        $before = Get-SignIn
        $shells = foreach ($number in 1..4) {
            $shell = New-Session 'Get-DtsSyncStatus dtsdemofailed'
            [pscustomobject]@{ Shell = $shell; Running = $shell.BeginInvoke() }
        }
        $records = foreach ($one in $shells) {
            try { Wait-Shell $one.Shell $one.Running 'A query in a runspace of its own' } finally { $one.Shell.Dispose() }
        }
        @($records | Where-Object State -EQ 'Failed').Count | Should -Be 4
        Get-MoreSignIn $before | Should -BeExactly 'sts.assumerole:2'
    }
}

Describe 'A renewal that fails' {
    BeforeEach { Reset-Source }

    It 'names the role, the service and the code' {
        $key.oidcToken | Set-Content $tokenFile
        Set-Setting @{ ALIBABA_CLOUD_ROLE_ARN = $key.oidcRoleArn; ALIBABA_CLOUD_OIDC_PROVIDER_ARN = $key.oidcProviderArn; ALIBABA_CLOUD_OIDC_TOKEN_FILE = $tokenFile }
        (Invoke-Query).Record.State | Should -Be 'Failed'
        $expired = Invoke-RestMethod "$($emulator.address)/_emulator/oidc-token?lifetime=-60" -NoProxy
        Add-KnownSecret $expired
        $expired | Set-Content $tokenFile
        Stop-Key
        $asked = Invoke-Query
        $asked.Error.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Authentication,*'
        foreach ($word in $key.oidcRoleArn, 'Aliyun STS', 'AuthenticationFail.OIDCToken.Expired') { "$($asked.Error)" | Should -Match ([regex]::Escape($word)) }
        # The platform has renewed the token.
        $key.oidcToken | Set-Content $tokenFile
        (Invoke-Query).Record.State | Should -Be 'Failed'
    }

    It 'is not repeated when the service refuses the new key too' {
        $stub = Start-Stub {
            param($request, $number)
            if ($request -match '/credentials') { @{ Body = @{ Code = 'Success'; AccessKeyId = "STS.$number"; AccessKeySecret = "s3cret-$number"; SecurityToken = "t0ken-$number"; Expiration = '2099-01-01T00:00:00Z' } | ConvertTo-Json } }
            else { @{ Status = 400; Body = '{"RequestId":"R-1","Code":"InvalidSecurityToken.Expired","Message":"expired"}' } }
        }
        try {
            Set-Setting @{ ALIBABA_CLOUD_ENDPOINT = $stub.Address; ALIBABA_CLOUD_CREDENTIALS_URI = "$($stub.Address)/credentials" }
            $failed = (Split-Output { Get-DtsSyncStatus dts1 }).Errors
            $failed.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Authentication,*'
            "$failed" | Should -Match 'InvalidSecurityToken.Expired'
            @($stub.State.Requests -match '/credentials').Count | Should -Be 2
            $stub.State.Requests.Count | Should -Be 4
        } finally {
            Stop-Stub $stub
        }
    }

    It 'is reported for a key that nothing renews' {
        $env:ALIBABA_CLOUD_ACCESS_KEY_ID, $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET, $env:ALIBABA_CLOUD_SECURITY_TOKEN = $key.stsAccessKeyId, $key.stsAccessKeySecret, 'an-0ther-token'
        $asked = Invoke-Query
        $asked.Error.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Authentication,*'
        "$($asked.Error)" | Should -Match 'InvalidSecurityToken'
        $asked.Queries | Should -Be 1
    }
}

Describe 'A proxy of the environment' {
    BeforeEach { Reset-Source }

    It 'is never used for the metadata service' {
        $proxy = Start-Stub { @{ Status = 502 } }
        try {
            Set-Setting @{ HTTP_PROXY = $proxy.Address; HTTPS_PROXY = $proxy.Address; ALL_PROXY = $proxy.Address }
            # Another spelling of the address, so that no connection of the tests before is in use.
            Set-Setting @{ STATUSPS_METADATA_ENDPOINT = $key.metadataEndpoint.Replace('127.0.0.1', 'localhost'); ALIBABA_CLOUD_ECS_METADATA = $key.ecsRoleName }
            (Invoke-Query).SignIns | Should -BeExactly 'metadata.keys:1 metadata.token:1'
            $proxy.State.Requests.Count | Should -Be 0
            # Other addresses are reached through it.
            $other = New-StatusProfile -Aliyun -RegionId cn-hangzhou -CredentialsUri https://keys.example.com/credentials -MaxRetry 0
            (Split-Output { Get-DtsSyncStatus dtsdemofailed -Profile $other }).Errors.Count | Should -Be 1
            $proxy.State.Requests.ToArray() | Should -Match '^CONNECT keys\.example\.com:443 '
        } finally {
            Stop-Stub $proxy
        }
    }
}

Describe 'An access token of BlueKing in a file' {
    It 'is read again once, when the site refuses the one before' {
        Reset-Suite $suite
        $file = Join-Path $suite.Folder 'access-token'
        $expired, $current = 'An-expired-t0ken', $emulator.blueKing.accessToken
        Add-KnownSecret $expired
        $expired | Set-Content $file
        Set-StatusProfile site -BlueKing -Endpoint $emulator.address -AccessTokenFile $file
        $query = {
            $before = (Get-Counter $emulator).requests
            $split = Split-Output { Get-JobInstanceStatus 100 -BizId 1 -Profile site }
            $split | Add-Member -PassThru Requests ((Get-Counter $emulator).requests - $before)
        }
        $asked = & $query
        $asked.Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Authentication,*'
        $asked.Requests | Should -Be 1

        $current | Set-Content $file
        $asked = & $query
        $asked.Records.State | Should -Be 'Failed'
        $asked.Requests | Should -Be 2
        $asked = & $query
        $asked.Records.State | Should -Be 'Failed'
        $asked.Requests | Should -Be 1
    }
}
