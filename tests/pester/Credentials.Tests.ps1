# Each source of a key that the users of Aliyun have, alone in an empty home, against the hosted emulator. The names of the
# variables, the fields of the files and what is refused of them are in xunit: AliyunIdentityTests, Aliyun/Credentials.
BeforeDiscovery {
    # Sign-ins: the emulator's counters that increase, with the number of requests.
    $modes = @(
        @{ Name = 'AK'; Mode = 'AK'; SignIns = ''; Entry = { @{ access_key_id = $key.accessKeyId; access_key_secret = $key.accessKeySecret } } }
        @{ Name = 'an empty mode'; Mode = ''; SignIns = ''; Entry = { @{ access_key_id = $key.accessKeyId; access_key_secret = $key.accessKeySecret } } }
        @{ Name = 'StsToken'; Mode = 'StsToken'; SignIns = ''; Entry = { $temporary } }
        @{ Name = 'RamRoleArn'; Mode = 'RamRoleArn'; SignIns = 'sts.assumerole:1'
            Entry = { @{ access_key_id = $key.accessKeyId; access_key_secret = $key.accessKeySecret; ram_role_arn = $key.roleArn; ram_session_name = 'row'; expired_seconds = 900; sts_region = 'cn-hangzhou' } }
        }
        @{ Name = 'RamRoleArn with an external id'; Mode = 'ramrolearn'; SignIns = 'sts.assumerole:1'
            Entry = { @{ access_key_id = $key.accessKeyId; access_key_secret = $key.accessKeySecret; ram_role_arn = $key.externalRoleArn; external_id = $key.externalId } }
        }
        @{ Name = 'ChainableRamRoleArn'; Mode = 'ChainableRamRoleArn'; SignIns = 'sts.assumerole:2'
            Entry = { @{ source_profile = 'base'; ram_role_arn = $key.chainedRoleArn } }
        }
        @{ Name = 'RamRoleArnWithRoleName'; Mode = 'RamRoleArnWithRoleName'; SignIns = 'metadata.keys:1 metadata.token:1 sts.assumerole:1'
            Entry = { @{ ram_role_name = $key.ecsRoleName; ram_role_arn = $key.chainedRoleArn } }
        }
        @{ Name = 'EcsRamRole'; Mode = 'EcsRamRole'; SignIns = 'metadata.keys:1 metadata.token:1'; Entry = { @{ ram_role_name = $key.ecsRoleName } } }
        @{ Name = 'EcsRamRole without a name'; Mode = 'EcsRamRole'; SignIns = 'metadata.keys:1 metadata.role:1 metadata.token:1'; Entry = { @{} } }
        @{ Name = 'OIDC'; Mode = 'OIDC'; SignIns = 'sts.assumerolewithoidc:1'
            Entry = { @{ oidc_provider_arn = $key.oidcProviderArn; oidc_token_file = $tokenFile; ram_role_arn = $key.oidcRoleArn } }
        }
        @{ Name = 'CredentialsURI'; Mode = 'CredentialsURI'; SignIns = 'credentials.uri:1'; Entry = { @{ credentials_uri = $key.credentialsUri } } }
    )
    $types = @(
        @{ Type = 'access_key'; SignIns = ''; Lines = { "access_key_id = $($key.accessKeyId)"; "access_key_secret = $($key.accessKeySecret)" } }
        @{ Type = 'sts'; SignIns = ''; Lines = { "access_key_id = $($key.stsAccessKeyId)"; "access_key_secret = $($key.stsAccessKeySecret)"; "security_token = $($key.stsSecurityToken)" } }
        @{ Type = 'ram_role_arn'; SignIns = 'sts.assumerole:1'; Lines = { "access_key_id = $($key.accessKeyId)"; "access_key_secret = $($key.accessKeySecret)"; "role_arn = $($key.roleArn)"; 'role_session_name = ini' } }
        @{ Type = 'ecs_ram_role'; SignIns = 'metadata.keys:1 metadata.token:1'; Lines = { "role_name = $($key.ecsRoleName)" } }
        @{ Type = 'oidc_role_arn'; SignIns = 'sts.assumerolewithoidc:1'; Lines = { "role_arn = $($key.oidcRoleArn)"; "oidc_provider_arn = $($key.oidcProviderArn)"; "oidc_token_file_path = $tokenFile" } }
        @{ Type = 'credentials_uri'; SignIns = 'credentials.uri:1'; Lines = { "credentials_uri = $($key.credentialsUri)" } }
    )
    $families = @(
        @{ Id = 'ALIBABA_CLOUD_ACCESS_KEY_ID'; Secret = 'ALIBABA_CLOUD_ACCESS_KEY_SECRET'; Token = 'ALIBABA_CLOUD_SECURITY_TOKEN' }
        @{ Id = 'ALIBABACLOUD_ACCESS_KEY_ID'; Secret = 'ALIBABACLOUD_ACCESS_KEY_SECRET'; Token = 'ALIBABACLOUD_SECURITY_TOKEN' }
        @{ Id = 'ALICLOUD_ACCESS_KEY_ID'; Secret = 'ALICLOUD_ACCESS_KEY_SECRET'; Token = 'ALICLOUD_SECURITY_TOKEN' }
        @{ Id = 'ALICLOUD_ACCESS_KEY'; Secret = 'ALICLOUD_SECRET_KEY'; Token = 'ALICLOUD_SECURITY_TOKEN' }
    )
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    . $PSScriptRoot/KeySources.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
    $key = $emulator.aliyun
    $temporary = @{ access_key_id = $key.stsAccessKeyId; access_key_secret = $key.stsAccessKeySecret; sts_token = $key.stsSecurityToken }
    $tokenFile = Join-Path $suite.Folder 'oidc-token'
    $key.oidcToken | Set-Content $tokenFile

    function Test-Source([string] $Profile, [string] $SignIns, [hashtable] $With = @{}) {
        $asked = Invoke-Query $With
        "$($asked.Error)" | Should -BeNullOrEmpty
        $asked.Record.State | Should -Be 'Failed'
        $asked.Record.Profile | Should -BeExactly $Profile
        $asked.SignIns | Should -BeExactly $SignIns
        $asked.Queries | Should -Be 1
    }

    # The error of a profile that is incomplete or not supported, for which nothing is sent.
    function Get-ProfileError([hashtable] $With = @{}) {
        $requests = (Get-Counter $emulator).requests
        $thrown = Get-Thrown { Get-DtsSyncStatus dtsdemofailed -ErrorAction Stop @With }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        (Get-Counter $emulator).requests - $requests | Should -Be 0
        $thrown
    }
}

AfterAll { Exit-Suite $suite }

Describe 'Variables with a key' {
    BeforeEach { Reset-Source }

    It 'sign in' {
        Set-Setting @{ ALIBABA_CLOUD_ACCESS_KEY_ID = $key.accessKeyId; ALIBABA_CLOUD_ACCESS_KEY_SECRET = $key.accessKeySecret }
        Test-Source environment ''
    }

    It 'sign in with a token: <Id>' -ForEach $families {
        Set-Setting @{ $Id = $key.stsAccessKeyId; $Secret = $key.stsAccessKeySecret; $Token = $key.stsSecurityToken }
        Test-Source environment ''
    }

    It 'are an error by halves, which names both' {
        # A text of its own: the value of a variable for a secret is searched for in all that the suite writes.
        Set-Setting @{ ALIBABACLOUD_ACCESS_KEY_SECRET = 'one-half-of-a-pair' }
        "$(Get-ProfileError)" | Should -Match 'ALIBABACLOUD_ACCESS_KEY_SECRET is set and ALIBABACLOUD_ACCESS_KEY_ID is not'
    }

    It 'are an error with a temporary id and no token' {
        Set-Setting @{ ALIBABACLOUD_ACCESS_KEY_ID = $key.stsAccessKeyId; ALIBABACLOUD_ACCESS_KEY_SECRET = $key.stsAccessKeySecret }
        "$(Get-ProfileError)" | Should -Match "begins with 'STS\.'"
    }
}

Describe 'Variables of a pod' {
    BeforeEach {
        Reset-Source
        Set-Setting @{ ALIBABA_CLOUD_ROLE_ARN = $key.oidcRoleArn; ALIBABA_CLOUD_OIDC_PROVIDER_ARN = $key.oidcProviderArn; ALIBABA_CLOUD_OIDC_TOKEN_FILE = $tokenFile }
    }

    It 'sign in with the token in the file' {
        Set-Setting @{ ALIBABA_CLOUD_ROLE_SESSION_NAME = 'pod-1' }
        Test-Source environment 'sts.assumerolewithoidc:1'
        Test-Source environment ''
    }

    It 'are no source without one of them' {
        foreach ($name in 'ALIBABA_CLOUD_ROLE_ARN', 'ALIBABA_CLOUD_OIDC_PROVIDER_ARN', 'ALIBABA_CLOUD_OIDC_TOKEN_FILE') {
            $value = [Environment]::GetEnvironmentVariable($name)
            Set-Setting @{ $name = $null }
            "$(Get-Thrown { Get-DtsSyncStatus dtsdemofailed })" | Should -Match 'There is no profile for Aliyun' -Because $name
            Set-Setting @{ $name = $value }
        }
    }

    It 'are an error with a token that has expired, which names the role, the service, the code and the file' {
        $expired = Join-Path $suite.Folder 'ended.jwt'
        $token = Invoke-RestMethod "$($emulator.address)/_emulator/oidc-token?lifetime=-60" -NoProxy
        Add-KnownSecret $token
        $token | Set-Content $expired
        Set-Setting @{ ALIBABA_CLOUD_OIDC_TOKEN_FILE = $expired }
        $asked = Invoke-Query
        $asked.Error.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Authentication,*'
        foreach ($word in $key.oidcRoleArn, 'Aliyun STS', 'AuthenticationFail.OIDCToken.Expired') { "$($asked.Error)" | Should -Match ([regex]::Escape($word)) }
        $asked.Error.ErrorDetails.RecommendedAction | Should -Match ([regex]::Escape($expired))
        $asked.Queries | Should -Be 0
    }

    It 'are an error without the file, which names it' {
        Set-Setting @{ ALIBABA_CLOUD_OIDC_TOKEN_FILE = "$tokenFile-missing" }
        "$(Get-ProfileError)" | Should -Match ([regex]::Escape("$tokenFile-missing"))
    }
}

Describe 'Variables of an instance and of a credentials URI' {
    BeforeEach { Reset-Source }

    It 'sign in with the role of the instance' {
        Set-Setting @{ ALIBABA_CLOUD_ECS_METADATA = $key.ecsRoleName }
        Test-Source environment 'metadata.keys:1 metadata.token:1'
    }

    It 'sign in with the credentials URI' {
        Set-Setting @{ ALIBABA_CLOUD_CREDENTIALS_URI = $key.credentialsUri }
        Test-Source environment 'credentials.uri:1'
    }

    It 'use no metadata service when it is disabled' {
        Set-Setting @{ ALIBABA_CLOUD_ECS_METADATA = $key.ecsRoleName; ALIBABA_CLOUD_ECS_METADATA_DISABLED = 'true' }
        "$(Get-ProfileError)" | Should -Match 'ALIBABA_CLOUD_ECS_METADATA'
        Set-Setting @{ ALIBABA_CLOUD_CREDENTIALS_URI = $key.credentialsUri }
        (Invoke-Query).Record.State | Should -Be 'Failed'
    }

    It 'are an error when the instance has no such role' {
        Set-Setting @{ ALIBABA_CLOUD_ECS_METADATA = 'other' }
        $asked = Invoke-Query
        $asked.Error.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Authentication,*'
        "$($asked.Error)" | Should -Match 'ECS role other'
        $asked.Error.ErrorDetails.RecommendedAction | Should -Match 'ALIBABA_CLOUD_ECS_METADATA'
    }

    It 'are an error when the address returns no key, without the query of the address' {
        Set-Setting @{ ALIBABA_CLOUD_CREDENTIALS_URI = "$($emulator.address)/credentials?user=nobody-known" }
        $asked = Invoke-Query
        "$($asked.Error)" | Should -Match 'credentials URI http://127.0.0.1:\d+/credentials'
        "$($asked.Error) $($asked.Error.ErrorDetails.RecommendedAction)" | Should -Not -Match 'nobody-known'
    }

    It 'are an error with http to another machine' {
        Set-Setting @{ ALIBABA_CLOUD_CREDENTIALS_URI = 'http://keys.example.com/credentials' }
        (Get-Thrown { Get-DtsSyncStatus dtsdemofailed }).FullyQualifiedErrorId | Should -BeLike 'StatusPS.Untrusted,*'
    }
}

Describe 'The source that is used' -Skip:$IsWindows {
    BeforeEach { Reset-Source }

    It 'is named by -Verbose: <Name>' -ForEach @(
        @{ Name = 'environment'; Source = { "role $($key.oidcRoleArn), for the OIDC token in $tokenFile" }
            Use = { Set-Setting @{ ALIBABA_CLOUD_ROLE_ARN = $key.oidcRoleArn; ALIBABA_CLOUD_OIDC_PROVIDER_ARN = $key.oidcProviderArn; ALIBABA_CLOUD_OIDC_TOKEN_FILE = $tokenFile } }
        }
        @{ Name = 'AliyunCli:chain'; Source = { "role $($key.roleArn), assumed with: ECS role $($key.ecsRoleName), from $(([uri] $key.metadataEndpoint).Authority)" }
            Use = { Set-Cli @{ name = 'chain'; mode = 'ChainableRamRoleArn'; source_profile = 'instance'; ram_role_arn = $key.roleArn }, @{ name = 'instance'; mode = 'EcsRamRole'; ram_role_name = $key.ecsRoleName } }
        }
        @{ Name = 'AlibabaCloudFile:default'; Source = { 'access key from AlibabaCloudFile:default' }
            Use = { Set-Ini access_key "access_key_id = $($key.accessKeyId)", "access_key_secret = $($key.accessKeySecret)" }
        }
    ) {
        & $Use
        $lines = @(Get-DtsSyncStatus dtsdemofailed -Verbose -Debug:$false -ErrorAction Ignore 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] })
        "$($lines[0])" | Should -BeExactly "Credentials of profile '$Name': $(& $Source)."
    }
}

Describe 'The file of the CLI' -Skip:$IsWindows {
    BeforeEach { Reset-Source }

    It 'signs in by <Name>' -ForEach $modes {
        $base = @{ name = 'base'; mode = 'RamRoleArn'; access_key_id = $key.accessKeyId; access_key_secret = $key.accessKeySecret; ram_role_arn = $key.roleArn }
        Set-Cli (@{ name = "row $Name"; mode = $Mode } + (& $Entry)), $base
        Test-Source "AliyunCli:row $Name" $SignIns
    }

    It 'signs in by a profile that is named' {
        Set-Cli @{ name = 'other'; mode = 'Anonymous' }, (@{ name = 'my work'; mode = 'StsToken' } + $temporary)
        Test-Source 'AliyunCli:my work' '' @{ Profile = 'AliyunCli:my work' }
        "$(Get-ProfileError @{ Profile = 'AliyunCli:nope' })" | Should -Match "has no profile 'nope'"
    }

    It 'signs in by a profile that a variable selects' {
        Set-Cli @{ name = 'other'; mode = 'Anonymous' }, (@{ name = 'work'; mode = 'StsToken' } + $temporary)
        foreach ($name in 'ALIBABA_CLOUD_PROFILE', 'ALIBABACLOUD_PROFILE', 'ALICLOUD_PROFILE') {
            Set-Setting @{ $name = 'work' }
            (Get-DtsSyncStatus dtsdemofailed).Profile | Should -BeExactly 'AliyunCli:work'
            Set-Setting @{ $name = $null }
        }
        Set-Setting @{ ALICLOUD_PROFILE = 'nope' }
        $thrown = Get-ProfileError
        "$thrown" | Should -Match "has no profile 'nope'"
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'ALICLOUD_PROFILE'
    }

    It 'is at ALIBABA_CLOUD_CONFIG_FILE' {
        $file = Join-Path $suite.Folder 'elsewhere.json'
        Set-Cli (@{ name = 'elsewhere'; mode = 'StsToken' } + $temporary) $file
        Set-Setting @{ ALIBABA_CLOUD_CONFIG_FILE = $file }
        Test-Source AliyunCli:elsewhere ''
        Set-Setting @{ ALIBABA_CLOUD_CONFIG_FILE = "$file-missing" }
        "$(Get-ProfileError)" | Should -Match ([regex]::Escape("$file-missing"))
    }

    It 'is not read when a variable disables it' {
        Set-Cli (@{ name = 'work'; mode = 'StsToken' } + $temporary)
        Set-Setting @{ ALIBABA_CLOUD_CLI_PROFILE_DISABLED = 'true' }
        "$(Get-ProfileError)" | Should -Match 'There is no profile for Aliyun'
        Set-Setting @{ ALIBABA_CLOUD_CLI_PROFILE_DISABLED = 'false'; ALIBABA_CLOUD_IGNORE_PROFILE = 'TRUE' }
        "$(Get-ProfileError)" | Should -Match 'There is no profile for Aliyun'
        Set-Setting @{ ALIBABA_CLOUD_IGNORE_PROFILE = 'false' }
        Test-Source AliyunCli:work ''
    }

    It 'has the address and the region of a query' {
        Set-Setting @{ ALIBABA_CLOUD_ENDPOINT = $null }
        Set-Cli (@{ name = 'regional'; mode = 'StsToken'; endpoint = $emulator.address; region_id = 'cn-beijing' } + $temporary)
        (Get-DtsSyncStatus dtsdemobeijing1).RegionId | Should -BeExactly 'cn-beijing'
    }

    It 'uses the region of ALIBABA_CLOUD_REGION_ID where it has none' {
        Set-Cli (@{ name = 'without'; mode = 'StsToken' } + $temporary)
        Set-Setting @{ ALIBABA_CLOUD_REGION_ID = 'cn-beijing' }
        (Get-DtsSyncStatus dtsdemobeijing1).RegionId | Should -BeExactly 'cn-beijing'
    }

    It 'signs in by the key that the CLI keeps for <Mode>, until it ends' -ForEach @(@{ Mode = 'CloudSSO' }, @{ Mode = 'OAuth' }, @{ Mode = 'External' }) {
        $marker = Join-Path $suite.Folder "run-by-$Mode"
        $entry = @{ name = "my $Mode"; mode = $Mode; process_command = "touch $marker" } + $temporary
        Set-Cli ($entry + @{ sts_expiration = 4102444800 })
        Test-Source "AliyunCli:my $Mode" ''

        Set-Cli ($entry + @{ sts_expiration = 1600000000 })
        $thrown = Get-ProfileError
        "$thrown" | Should -Match "AliyunCli:my $Mode \($Mode\) ended at 2020-09-13 12:26:40Z"
        $command = $Mode -eq 'External' ? "Set-StatusProfile 'my External' -Aliyun -SourceProfile 'AliyunCli:my External' -AllowExternalProcess" : "aliyun sts GetCallerIdentity --profile 'my $Mode'"
        $thrown.ErrorDetails.RecommendedAction | Should -Match ([regex]::Escape($command))
        $marker | Should -Not -Exist
    }

    It 'tells how to sign in when the CLI keeps no key for <Mode>' -ForEach @(@{ Mode = 'CloudSSO' }, @{ Mode = 'OAuth' }) {
        Set-Cli @{ name = 'new'; mode = $Mode }
        $thrown = Get-ProfileError
        "$thrown" | Should -Match "mode '$Mode'"
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'aliyun sts GetCallerIdentity --profile new'
    }

    It 'is an error by the mode <Mode>, which names it' -ForEach @(@{ Mode = 'RsaKeyPair' }, @{ Mode = 'BearerToken' }, @{ Mode = 'Anonymous' }) {
        Set-Cli @{ name = 'refused'; mode = $Mode }
        "$(Get-ProfileError)" | Should -Match "'refused'.*'$Mode'"
    }

    It 'is an error by <Name>' -ForEach @(
        @{ Name = 'half a key pair'; Entry = { @{ mode = 'AK'; access_key_id = 'id-1' } }; Message = 'access_key_id but no access_key_secret' }
        @{ Name = 'a chain that ends at its beginning'; Entry = { @{ mode = 'ChainableRamRoleArn'; source_profile = 'wrong'; ram_role_arn = $key.roleArn } }; Message = 'AliyunCli:wrong → AliyunCli:wrong' }
        @{ Name = 'a chain without its source'; Entry = { @{ mode = 'ChainableRamRoleArn'; source_profile = 'gone'; ram_role_arn = $key.roleArn } }; Message = "has no profile 'gone'" }
        @{ Name = 'an ARN that is none'; Entry = { @{ mode = 'RamRoleArn'; access_key_id = 'id-1'; access_key_secret = 'secret-1'; ram_role_arn = 'acs:ram::1:role/ops&Action=x' } }; Message = 'RoleArn of profile' }
    ) {
        Set-Cli (@{ name = 'wrong' } + (& $Entry))
        "$(Get-ProfileError)" | Should -Match $Message
    }

    It 'is an error by a role that <Name>, with the role, the service and the code' -ForEach @(
        @{ Name = 'does not exist'; Role = 'acs:ram::1234567890123456:role/nobody'; Code = 'EntityNotExist.Role'; Kind = 'Authentication'; Advice = '-RoleArn' }
        @{ Name = 'does not trust the caller'; Role = 'acs:ram::1234567890123456:role/readonly'; Code = 'NoPermission'; Kind = 'PermissionDenied'; Advice = 'sts:AssumeRole' }
    ) {
        Set-Cli @{ name = 'untrusted'; mode = 'RamRoleArn'; access_key_id = $key.accessKeyId; access_key_secret = $key.accessKeySecret; ram_role_arn = $Role }
        $asked = Invoke-Query
        $asked.Error.FullyQualifiedErrorId | Should -BeLike "StatusPS.$Kind,*"
        foreach ($word in $Role, 'Aliyun STS', $Code) { "$($asked.Error)" | Should -Match ([regex]::Escape($word)) }
        $asked.Error.ErrorDetails.RecommendedAction | Should -Match $Advice
        $asked.Queries | Should -Be 0
    }
}

Describe 'The ini file of the SDKs' -Skip:$IsWindows {
    BeforeEach { Reset-Source }

    It 'signs in by the type <Type>' -ForEach $types {
        Set-Ini $Type (& $Lines)
        Test-Source AlibabaCloudFile:default $SignIns
    }

    It 'is at ALIBABA_CLOUD_CREDENTIALS_FILE, and has a profile that is named' {
        $file = Join-Path $suite.Folder 'elsewhere.ini'
        Set-Ini sts "access_key_id = $($key.stsAccessKeyId)", "access_key_secret = $($key.stsAccessKeySecret)", "security_token = $($key.stsSecurityToken)" $file
        Set-Setting @{ ALIBABA_CLOUD_CREDENTIALS_FILE = $file }
        Test-Source AlibabaCloudFile:default ''
        Test-Source AlibabaCloudFile:default '' @{ Profile = 'AlibabaCloudFile:default' }
    }

    It 'is an error by the type <Type>, which names it' -ForEach @(@{ Type = 'rsa_key_pair' }, @{ Type = 'bearer' }) {
        Set-Ini $Type
        "$(Get-ProfileError)" | Should -Match "'$Type'"
    }
}

Describe 'The sources together' -Skip:$IsWindows {
    BeforeEach { Reset-Source }

    It 'are used in the order of the SDKs' {
        Set-Setting @{ ALIBABA_CLOUD_ACCESS_KEY_ID = $key.accessKeyId; ALIBABA_CLOUD_ACCESS_KEY_SECRET = $key.accessKeySecret }
        Set-Setting @{ ALIBABA_CLOUD_ROLE_ARN = $key.oidcRoleArn; ALIBABA_CLOUD_OIDC_PROVIDER_ARN = $key.oidcProviderArn; ALIBABA_CLOUD_OIDC_TOKEN_FILE = $tokenFile; ALIBABA_CLOUD_ROLE_SESSION_NAME = 'order' }
        Set-Cli (@{ name = 'order'; mode = 'StsToken' } + $temporary)
        Set-Ini access_key "access_key_id = $($key.accessKeyId)", "access_key_secret = $($key.accessKeySecret)"
        # Another spelling of the address, so that no key of the tests before is in use.
        Set-Setting @{ STATUSPS_METADATA_ENDPOINT = $key.metadataEndpoint.Replace('127.0.0.1', 'localhost'); ALIBABA_CLOUD_ECS_METADATA = $key.ecsRoleName; ALIBABA_CLOUD_CREDENTIALS_URI = $key.credentialsUri }

        Test-Source environment ''
        Set-Setting @{ ALIBABA_CLOUD_ACCESS_KEY_ID = $null; ALIBABA_CLOUD_ACCESS_KEY_SECRET = $null }
        Test-Source environment 'sts.assumerolewithoidc:1'
        Set-Setting @{ ALIBABA_CLOUD_OIDC_TOKEN_FILE = $null }
        Test-Source AliyunCli:order ''
        Set-Setting @{ ALIBABA_CLOUD_IGNORE_PROFILE = 'TRUE' }
        Test-Source AlibabaCloudFile:default ''
        Remove-Item (Join-Path $suite.Home '.alibabacloud') -Recurse -Force
        Test-Source environment 'metadata.keys:1 metadata.token:1'
        Set-Setting @{ ALIBABA_CLOUD_ECS_METADATA = $null }
        Test-Source environment 'credentials.uri:1'
        Set-Setting @{ ALIBABA_CLOUD_CREDENTIALS_URI = $null }
        "$(Get-ProfileError)" | Should -Match 'There is no profile for Aliyun'
    }
}
