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
            Stage = 'test'; CmdbGateway = 'cmdb-x'; JobGateway = 'jobv3-cloud'; ScopeType = 'biz_set'; ScopeId = '9'; TimeoutSec = 7; MaxRetry = 2
            Proxy = 'http://proxy.example.com:8080'; AllowHttp = $true
            UserToken = New-TestSecret 'token-1'; UserTicket = New-TestSecret 'ticket-1'; AccessToken = New-TestSecret 'access-1'
        }
        $made = New-StatusProfile -BlueKing -Name bk @with
        $made | Should -BeOfType ([StatusPS.BlueKingProfile])
        $made.Platform | Should -Be 'BlueKing'
        $made.Name | Should -BeExactly 'bk'
        $made.AppCode | Should -BeExactly 'id-1'
        foreach ($name in 'Endpoint', 'Api', 'JobApiVersion', 'UserName', 'TenantId', 'Stage', 'CmdbGateway', 'JobGateway', 'ScopeType', 'ScopeId', 'TimeoutSec', 'MaxRetry', 'Proxy') {
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
    }
}
