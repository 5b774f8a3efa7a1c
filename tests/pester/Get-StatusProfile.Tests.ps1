BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $credential = New-TestCredential 'id-1' 'secret-1'
    $cli = Join-Path $suite.Home '.aliyun/config.json'
    function Set-Cli($Text) { $null = New-Item -Force $cli -Value $Text }
    $ak = '{"current":"work","profiles":[
        {"name":"work","mode":"AK","access_key_id":"cli-id","access_key_secret":"cli-secret-1","region_id":"cn-heyuan"},
        {"name":"temp","mode":"StsToken","access_key_id":"cli-sts","access_key_secret":"cli-secret-2","sts_token":"cli-token","region_id":"cn-wuhan-lr"},
        {"name":"role","mode":"EcsRamRole","ram_role_name":"r"},
        {"name":"pair","mode":"RsaKeyPair"}]}'
}

AfterAll { Exit-Suite $suite }

Describe 'Get-StatusProfile' {
    BeforeEach { Reset-Suite $suite }

    It 'gives nothing, and no error, where there is none' {
        $output = Split-Output { Get-StatusProfile }
        $output.Records | Should -BeNullOrEmpty
        $output.Errors | Should -BeNullOrEmpty
        $suite.Store | Should -Not -Exist
    }

    It 'finds profiles by name, names and wildcards, whatever their case' {
        'prod-a', 'prod-b', 'test' | ForEach-Object { Set-StatusProfile -Aliyun -Name $_ -Credential $credential }
        (Get-StatusProfile).Name | Should -Be prod-a, prod-b, test
        (Get-StatusProfile PROD-A).Name | Should -Be prod-a
        (Get-StatusProfile prod-*).Name | Should -Be prod-a, prod-b
        (Get-StatusProfile test, prod-a).Name | Should -Be test, prod-a
        ('test', 'prod-b' | Get-StatusProfile).Name | Should -Be test, prod-b
        Get-StatusProfile nothing* | Should -BeNullOrEmpty
    }

    It 'reports a name that does not exist, and gives the others' {
        Set-StatusProfile -Aliyun -Name prod -Credential $credential
        $output = Split-Output { Get-StatusProfile nope, prod }
        $output.Records.Name | Should -Be prod
        $output.Errors.Count | Should -Be 1
        $output.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $output.Errors[0].TargetObject | Should -BeExactly 'nope'
        $output.Errors[0].ErrorDetails.RecommendedAction | Should -Match 'Set-StatusProfile'
    }

    It 'shows the built-in profile when it is asked for' {
        $demo = Get-StatusProfile demo
        $demo.Platform | Should -Be BlueKing, Aliyun, Authing
        $demo.Name | Select-Object -Unique | Should -BeExactly 'demo'
        $demo.Protection | Select-Object -Unique | Should -BeExactly 'BuiltIn'
    }

    It 'names the stored default, the protection and the secrets' {
        Set-StatusProfile -BlueKing -Name bk -Credential $credential -AccessToken (New-TestSecret 'access-1')
        $stored = Get-StatusProfile bk
        $stored.IsDefault | Should -BeTrue
        $stored.Protection | Should -BeIn 'FileKey', 'Dpapi'
        $stored.Secrets | Should -Be AccessToken, AppSecret
        $stored.Sources['AppSecret'] | Should -BeExactly 'Store'
    }

    It 'shows what the environment gives for Aliyun' {
        $env:ALIBABA_CLOUD_ACCESS_KEY_ID = 'env-id'
        Get-StatusProfile | Should -BeNullOrEmpty
        $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = 'env-secret'
        $env:ALIBABA_CLOUD_SECURITY_TOKEN = 'env-token'
        $env:ALIBABA_CLOUD_REGION_ID = 'cn-beijing'
        $found = Get-StatusProfile
        $found.Name | Should -BeExactly 'environment'
        $found.Platform | Should -Be 'Aliyun'
        $found.AccessKeyId | Should -BeExactly 'env-id'
        $found.RegionId | Should -BeExactly 'cn-beijing'
        $found.Protection | Should -BeExactly 'Environment'
        $found.Secrets | Should -Be AccessKeySecret, SecurityToken
        $found.Sources['AccessKeySecret'] | Should -BeExactly 'Environment:ALIBABA_CLOUD_ACCESS_KEY_SECRET'
    }

    It 'shows what the environment gives for BlueKing: <Id>' -ForEach @(
        @{ Id = 'BK_APP_CODE'; Secret = 'BK_APP_SECRET' }, @{ Id = 'BKPAAS_APP_ID'; Secret = 'BKPAAS_APP_SECRET' }
    ) {
        [Environment]::SetEnvironmentVariable($Id, 'env-app')
        [Environment]::SetEnvironmentVariable($Secret, 'env-secret')
        $env:BK_API_URL_TMPL = 'https://bkapi.example.com/api/{gateway_name}'
        $env:BK_APP_TENANT_ID = 'system'
        $found = Get-StatusProfile environment
        $found.AppCode | Should -BeExactly 'env-app'
        $found.Api | Should -Be 'Gateway'
        $found.Endpoint | Should -BeExactly 'https://bkapi.example.com/api/{gateway_name}'
        $found.TenantId | Should -BeExactly 'system'
        $found.Sources['AppCode'] | Should -BeExactly "Environment:$Id"
        $found.Sources['AppSecret'] | Should -BeExactly "Environment:$Secret"
    }

    It 'takes the ESB where the environment has only its address' {
        $env:BK_APP_CODE = 'env-app'
        $env:BK_APP_SECRET = 'env-secret'
        $env:BK_COMPONENT_API_URL = 'https://esb.example.com'
        $found = Get-StatusProfile
        $found.Api | Should -Be 'Esb'
        $found.JobApiVersion | Should -Be 'V3'
        $found.Endpoint | Should -BeExactly 'https://esb.example.com'
    }

    It 'shows what the environment gives for Authing' {
        $env:AUTHING_ACCESS_KEY_ID = 'env-id'
        $env:AUTHING_ACCESS_KEY_SECRET = 'env-secret'
        $env:AUTHING_HOST = 'https://authing.example.com'
        $found = Get-StatusProfile
        $found.Platform | Should -Be 'Authing'
        $found.Endpoint | Should -BeExactly 'https://authing.example.com'
        $found.Sources['Endpoint'] | Should -BeExactly 'Environment:AUTHING_HOST'
    }

    It 'shows the profile of Aliyun''s own command line' -Skip:$IsWindows {
        Set-Cli $ak
        $found = Get-StatusProfile
        $found.Name | Should -BeExactly 'AliyunCli:work'
        $found.AccessKeyId | Should -BeExactly 'cli-id'
        $found.RegionId | Should -BeExactly 'cn-heyuan'
        $found.Protection | Should -BeExactly 'File'
        $found.Secrets | Should -Be AccessKeySecret
    }

    It 'shows the one that ALIBABA_CLOUD_PROFILE names' -Skip:$IsWindows {
        Set-Cli $ak
        $env:ALIBABA_CLOUD_PROFILE = 'temp'
        $found = Get-StatusProfile
        $found.Name | Should -BeExactly 'AliyunCli:temp'
        $found.Secrets | Should -Be AccessKeySecret, SecurityToken
    }

    It 'shows the profile of the SDKs'' file, after the command line''s' -Skip:$IsWindows {
        Set-Cli $ak
        $null = New-Item -Force (Join-Path $suite.Home '.alibabacloud/credentials') -Value "[default]`ntype = access_key`naccess_key_id = ini-id`naccess_key_secret = ini-secret"
        $found = Get-StatusProfile
        $found.Name | Should -Be 'AliyunCli:work', 'AlibabaCloudFile:default'
        $found[1].AccessKeyId | Should -BeExactly 'ini-id'
        $found[1].Sources['AccessKeySecret'] | Should -BeExactly 'AlibabaCloudFile:default'
        $found[1].Protection | Should -BeExactly 'File'
    }

    It 'says that a value of New-StatusProfile came by parameter' {
        $made = New-StatusProfile -Aliyun -Credential $credential -RegionId cn-beijing
        $made.Sources.Values | Select-Object -Unique | Should -BeExactly 'Parameter'
    }

    It 'reports a command line profile it can not use, and gives the others: <Why>' -Skip:$IsWindows -ForEach @(
        @{ Why = 'no such profile'; Name = 'nope'; Says = "no profile 'nope'" }
        @{ Why = 'a mode that is not understood'; Name = 'pair'; Says = 'RsaKeyPair' }
        @{ Why = 'a damaged file'; Name = ''; Says = 'damaged' }
    ) {
        Set-Cli ($Name ? $ak : '{"profiles":')
        $env:ALIBABA_CLOUD_PROFILE = $Name
        Set-StatusProfile -Authing -Name pool -Credential $credential
        $output = Split-Output { Get-StatusProfile -WarningVariable script:warned -WarningAction SilentlyContinue }
        $output.Records.Name | Should -Be pool
        $output.Errors | Should -BeNullOrEmpty
        $warned.Count | Should -Be 1
        "$warned" | Should -Match $Says
    }

    It 'shows any profile of the command line by its name, with the source of its key' -Skip:$IsWindows {
        Set-Cli $ak
        $found = Get-StatusProfile AliyunCli:role
        $found.CredentialSource | Should -Be 'EcsRamRole'
        $found.EcsRamRole | Should -BeExactly 'r'
        $found.Secrets | Should -BeNullOrEmpty
    }

    It 'shows when the key of a role ends, once it was obtained' {
        (Get-StatusProfile demo-role).RoleArn | Should -BeExactly 'acs:ram::1234567890123456:role/ops'
        $null = Get-DtsSyncStatus dtsdemolag -Profile demo-role
        $ends = (Get-StatusProfile DEMO-ROLE).CredentialExpiresAt
        $ends | Should -Be $script:DemoTime.LocalDateTime.AddHours(1)
        Get-StatusProfile | Should -BeNullOrEmpty
    }

    It 'needs no key to show a profile' {
        Set-StatusProfile -Aliyun -Name prod -Credential $credential
        Remove-Item (Join-Path $suite.Store 'key') -ErrorAction Ignore
        $found = Get-StatusProfile prod
        $found.AccessKeyId | Should -BeExactly 'id-1'
        $found.Secrets | Should -Be AccessKeySecret
    }
}
