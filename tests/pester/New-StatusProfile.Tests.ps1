BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $credential = New-TestCredential 'id-1' 'secret-1'
}

AfterAll { Exit-Suite $suite }

Describe 'New-StatusProfile' {
    It 'makes a profile of BlueKing' {
        $with = @{
            Credential = $credential; Endpoint = 'https://bkapi.example.com'; Api = 'Esb'; JobApiVersion = 'V3'; UserName = 'admin'; TenantId = 'system'
            Stage = 'test'; CmdbGateway = 'cmdb-x'; JobGateway = 'jobv3-cloud'; ScopeType = 'biz_set'; ScopeId = '9'; TimeoutSec = 7; MaxRetry = 2; MaxRequestsPerSecond = 40
            Proxy = 'http://proxy.example.com:8080'; AllowHttp = $true
            UserToken = New-TestSecret 'token-1'; UserTicket = New-TestSecret 'ticket-1'; AccessToken = New-TestSecret 'access-1'
        }
        $made = New-StatusProfile -BlueKing -Name bk @with
        $made | Should -BeOfType ([StatusPS.BlueKingProfile])
        $made.Platform | Should -Be 'BlueKing'
        $made.Name | Should -BeExactly 'bk'
        $made.AppCode | Should -BeExactly 'id-1'
        foreach ($name in 'Endpoint', 'Api', 'JobApiVersion', 'UserName', 'TenantId', 'Stage', 'CmdbGateway', 'JobGateway', 'ScopeType', 'ScopeId', 'TimeoutSec', 'MaxRetry', 'MaxRequestsPerSecond', 'Proxy') {
            $made.$name | Should -Be $with[$name] -Because $name
        }
        $made.AllowHttp | Should -BeTrue
        $made.Secrets | Should -Be AccessToken, AppSecret, UserTicket, UserToken
    }

    It 'makes a profile of Aliyun' {
        $made = New-StatusProfile -Aliyun -Name dts -Credential $credential -SecurityToken (New-TestSecret 'sts-1') -RegionId cn-beijing -SignatureVersion Rpc
        $made | Should -BeOfType ([StatusPS.AliyunProfile])
        $made.AccessKeyId | Should -BeExactly 'id-1'
        $made.RegionId | Should -BeExactly 'cn-beijing'
        $made.SignatureVersion | Should -Be 'Rpc'
        $made.Secrets | Should -Be AccessKeySecret, SecurityToken
    }

    It 'makes a profile of Authing' {
        $made = New-StatusProfile -Authing -Name pool -Credential $credential -Authentication Signature -TenantId t1
        $made | Should -BeOfType ([StatusPS.AuthingProfile])
        $made.AccessKeyId | Should -BeExactly 'id-1'
        $made.Authentication | Should -Be 'Signature'
        $made.TenantId | Should -BeExactly 't1'
        $made.Secrets | Should -Be AccessKeySecret
    }

    It 'has defaults for what is not given' {
        $blueKing = New-StatusProfile -BlueKing
        $blueKing.Name | Should -BeExactly 'session'
        $blueKing.TimeoutSec | Should -Be 30
        $blueKing.MaxRetry | Should -Be 3
        $blueKing.MaxRequestsPerSecond | Should -Be 0
        $blueKing.AllowHttp | Should -BeFalse
        $blueKing.Api | Should -Be 'Gateway'
        $blueKing.JobApiVersion | Should -Be 'V4'
        $blueKing.Stage | Should -BeExactly 'prod'
        $blueKing.CmdbGateway | Should -BeExactly 'bk-cmdb'
        $blueKing.JobGateway | Should -BeExactly 'bk-job'
        $blueKing.Secrets | Should -BeNullOrEmpty
        (New-StatusProfile -BlueKing -Api Esb).JobApiVersion | Should -Be 'V3'
        (New-StatusProfile -Aliyun).SignatureVersion | Should -Be 'Acs3'
        (New-StatusProfile -Authing).Authentication | Should -Be 'Token'
    }

    It 'names the source of each value, and memory as the place of its secrets' {
        $made = New-StatusProfile -Aliyun -Credential $credential -RegionId cn-beijing
        $made.Protection | Should -BeExactly 'Memory'
        $made.IsDefault | Should -BeFalse
        $made.Sources.Keys | Should -Be AccessKeyId, AccessKeySecret, RegionId
        $made.Sources.Values | Should -Be Parameter, Parameter, Parameter
    }

    It 'writes nothing' {
        $null = New-StatusProfile -Aliyun -Name dts -Credential $credential
        $suite.Store | Should -Not -Exist
        Get-StatusProfile | Should -BeNullOrEmpty
    }

    It 'refuses a parameter of another platform' {
        { New-StatusProfile -Aliyun -Api Esb } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        { New-StatusProfile -BlueKing -RegionId cn-beijing } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        { New-StatusProfile -Aliyun -Authing } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }

    It 'refuses the name <Name>' -ForEach @(
        @{ Name = 'demo' }, @{ Name = 'DEMO' }, @{ Name = 'environment' }, @{ Name = 'AliyunCli:default' }, @{ Name = 'a,b' }, @{ Name = 'a;b' }, @{ Name = 'a*' }, @{ Name = 'a?' }, @{ Name = '[a]' }
        @{ Name = ' a' }, @{ Name = 'a ' }, @{ Name = "a`nb" }, @{ Name = 'x' * 101 }
    ) {
        $thrown = Get-Thrown { New-StatusProfile -Aliyun -Name $Name }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $thrown.TargetObject | Should -BeExactly $Name
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'another'
    }

    It 'takes a name in any script, with spaces and quotes inside' {
        (New-StatusProfile -Aliyun -Name "生产 o'hara").Name | Should -BeExactly "生产 o'hara"
    }

    It 'refuses a time or a number of retries out of range' {
        { New-StatusProfile -Aliyun -TimeoutSec 0 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        { New-StatusProfile -Aliyun -TimeoutSec 3601 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        { New-StatusProfile -Aliyun -MaxRetry 21 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        { New-StatusProfile -Aliyun -MaxRequestsPerSecond -1 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    Context 'of Aliyun, with temporary keys' {
        BeforeAll { $arn = 'acs:ram::1234567890123456:role/ops' }

        It 'takes the source of the key from <Parameter>' -ForEach @(
            @{ Parameter = '-SourceProfile'; Source = 'Profile'; With = @{ SourceProfile = 'base' } }
            @{ Parameter = '-EcsRamRole'; Source = 'EcsRamRole'; With = @{ EcsRamRole = '*' } }
            @{ Parameter = '-CredentialsUri'; Source = 'CredentialsUri'; With = @{ CredentialsUri = 'http://127.0.0.1:6666/keys' } }
            @{ Parameter = '-OidcTokenFile'; Source = 'Oidc'; With = @{ OidcProviderArn = 'acs:ram::1234567890123456:oidc-provider/ack'; OidcTokenFile = '/run/token' } }
            @{ Parameter = '-RoleArn alone'; Source = 'DefaultChain'; With = @{} }
        ) {
            $made = New-StatusProfile -Aliyun -RoleArn $arn @With
            $made.CredentialSource | Should -Be $Source
            $made.RoleArn | Should -BeExactly $arn
            foreach ($name in $With.Keys) { $made.$name | Should -Match ([regex]::Escape($With[$name]) + '$') }
            $made.Secrets | Should -BeNullOrEmpty
            $made.CredentialExpiresAt | Should -BeNullOrEmpty
        }

        It 'takes the settings of the role' {
            $made = New-StatusProfile -Aliyun -RoleArn $arn -Credential $credential -RoleSessionName jane -ExternalId ext-1 -RoleDuration 900 -StsEndpoint http://127.0.0.1:1 -MetadataEndpoint http://127.0.0.1:2
            $made.CredentialSource | Should -Be 'AccessKey'
            $made.RoleSessionName, $made.ExternalId, $made.RoleDuration | Should -Be jane, ext-1, 900
            $made.StsEndpoint, $made.MetadataEndpoint | Should -Be http://127.0.0.1:1, http://127.0.0.1:2
            (New-StatusProfile -Aliyun -RoleArn $arn -RoleDuration ([timespan]'02:00:00')).RoleDuration | Should -Be 7200
            (New-StatusProfile -Aliyun -RoleArn $arn -RoleDuration 00:15:00).RoleDuration | Should -Be 900
        }

        It 'refuses <Why>' -ForEach @(
            @{ Why = 'two sources'; With = @{ EcsRamRole = 'ops'; SourceProfile = 'base' }; Says = '-SourceProfile, -EcsRamRole' }
            @{ Why = 'a role that is no ARN'; With = @{ RoleArn = 'ops' }; Says = 'RoleArn' }
            @{ Why = 'settings of no role'; With = @{ ExternalId = 'ext-1' }; Says = 'no role' }
            @{ Why = 'half of OIDC'; With = @{ RoleArn = 'acs:ram::1:role/a'; OidcTokenFile = '/run/token' }; Says = 'OIDC' }
            @{ Why = 'plain http to another machine'; With = @{ CredentialsUri = 'http://keys.example.com/' }; Says = 'unencrypted' }
        ) {
            (Get-Thrown { New-StatusProfile -Aliyun @With }).ToString() | Should -Match $Says
        }

        It 'refuses a duration out of range' {
            { New-StatusProfile -Aliyun -RoleArn $arn -RoleDuration 899 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
            { New-StatusProfile -Aliyun -RoleArn $arn -RoleDuration ([timespan]'13:00:00') } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    It 'takes the file of an access token, and its full path' {
        Push-Location TestDrive:/
        try { $made = New-StatusProfile -BlueKing -AccessTokenFile token } finally { Pop-Location }
        $made.AccessTokenFile | Should -BeExactly (Join-Path (Get-PSDrive TestDrive).Root token)
        $made.Secrets | Should -BeNullOrEmpty
        $access = New-TestSecret 'access-1'
        (Get-Thrown { New-StatusProfile -BlueKing -AccessTokenFile token -AccessToken $access }).ToString() | Should -Match 'AccessTokenFile'
    }
}
