BeforeDiscovery {
    $forms = @(
        @{ Form = 'cmdb.esb'; Code = '1306000'; Id = '[0-9a-f]{32}' }
        @{ Form = 'job.v4'; Code = '1640001'; Id = '[0-9a-f-]{36}' }
        @{ Form = 'dts.acs3.sts'; Code = 'SignatureDoesNotMatch'; Id = '[0-9A-F-]{36}' }
        @{ Form = 'authing.token'; Code = '401/1302'; Id = '[0-9a-f-]{36}' }
    )
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator

    # A single error record, as the design says every one is.
    function Test-Record($Output, $Kind, $Category) {
        $Output.Errors.Count | Should -BeGreaterThan 0
        foreach ($record in $Output.Errors) {
            $record.FullyQualifiedErrorId | Should -BeLike "StatusPS.$Kind,StatusPS.Cmdlets.*"
            $record.CategoryInfo.Category | Should -Be $Category
            $record.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $record.Exception.Error.Kind | Should -Be $Kind
            "$record" | Should -BeExactly $record.Exception.Error.Message
        }
    }

    # Asks a stub with a fixed response.
    function Invoke-Stub($Form, [scriptblock] $Answer, $Setting = @{}) {
        $stub = Start-Stub $Answer
        try {
            Split-Output { Invoke-Form $Form (New-FormProfile $Form $stub.Address 'id-1' 'secret-1' 'token-1' -Setting $Setting) }
        } finally {
            Stop-Stub $stub
        }
    }
}

AfterAll { Exit-Suite $suite }

Describe 'A wrong secret' {
    It 'is reported by <Form> with the service''s own code and request id, and goes on' -ForEach $forms {
        $secret = 'wr0ng/secret+&"x"'
        $through = New-EmulatorProfile $emulator $Form -Secret $secret
        $output = Split-Output { Invoke-Form $Form $through @{ Verbose = $true; Debug = $true; ErrorAction = 'Continue' } 4>&1 5>&1 6>&1 }
        Test-Record $output Authentication AuthenticationError
        foreach ($record in $output.Errors) {
            $record.Exception.Error.Code | Should -BeExactly $Code
            $record.Exception.Error.RequestId | Should -Match "^$Id$"
            "$record" | Should -Match ([regex]::Escape("code $Code"))
            "$record" | Should -Match "request id $Id"
        }
        $keys = switch -Wildcard ($Form) {
            'cmdb*' { 28, 29, 30 }
            'job*' { , 100 }
            'dts*' { 'dtsexjk1alb116****', 'dtskfq1149w254****' }
            'authing*' { , 1000 }
        }
        $output.Errors.TargetObject | Should -Be $keys
        $output.Records | Should -Not -BeNullOrEmpty -Because 'of the verbose stream'
        $written = @($output.Records | ForEach-Object { "$_" }) + @($output.Errors | ForEach-Object { $_ | Format-List * -Force | Out-String -Width 4000; "$($_.Exception)" })
        Find-Secret $written $secret | Should -BeNullOrEmpty
        if ($Form -like '*.sts') { Find-Secret $written $emulator.aliyun.stsSecurityToken | Should -BeNullOrEmpty }
    }

    It 'stops a script only where the script says so' {
        $through = New-EmulatorProfile $emulator 'job.v4' -Secret 'wr0ng-secret'
        { Invoke-Form 'job.v4' $through @{ ErrorAction = 'Stop' } } | Should -Throw -ErrorId 'StatusPS.Authentication,*'
        $null = Get-JobInstanceStatus 100 -BizId 1 -Profile $through -ErrorAction SilentlyContinue -ErrorVariable kept
        $kept.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Authentication,*'
    }

    It 'of a user, token or ticket is one too: <Name>' -ForEach @(@{ Name = 'UserToken' }, @{ Name = 'AccessToken' }) {
        $through = New-EmulatorProfile $emulator 'job.v4' -Setting @{ UserName = ''; $Name = New-TestSecret 'wr0ng-token' }
        $output = Split-Output { Invoke-Form 'job.v4' $through }
        Test-Record $output Authentication AuthenticationError
        "$($output.Errors[0])" | Should -Not -Match 'wr0ng-token'
    }

    It 'of temporary credentials says that all three parts are needed' {
        $through = New-EmulatorProfile $emulator 'dts.acs3.sts' -Setting @{ SecurityToken = New-TestSecret 'expired-token' }
        $output = Split-Output { Invoke-Form 'dts.acs3.sts' $through }
        Test-Record $output Authentication AuthenticationError
        $output.Errors[0].Exception.Error.Code | Should -BeLike 'InvalidSecurityToken*'
        $output.Errors[0].ErrorDetails.RecommendedAction | Should -Match 'STS'
    }

    It 'is an unknown id too: <Form>' -ForEach @(
        @{ Form = 'dts.rpc'; Code = 'InvalidAccessKeyId.NotFound' }, @{ Form = 'authing.signature'; Code = '401/1301' }
    ) {
        $output = Split-Output { Invoke-Form $Form (New-FormProfile $Form $emulator.address 'nobody' 'secret-1') }
        Test-Record $output Authentication AuthenticationError
        $output.Errors[0].Exception.Error.Code | Should -BeExactly $Code
    }
}

Describe 'A key that is absent' {
    It 'is reported by <Form>, and the others come in their order' -ForEach @(
        @{ Form = 'cmdb.esb'; Keys = 30, 9999, 28; Absent = 9999; Query = { $args[0] | Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 -Profile $args[1] } }
        @{ Form = 'job.v4'; Keys = 120, 999, 100; Absent = 999; Query = { $args[0] | Get-JobInstanceStatus -BizId 1 -Profile $args[1] } }
        @{ Form = 'dts.rpc'; Keys = 'dtsdemolocked', 'nope', 'dtsdemofailed'; Absent = 'nope'; Query = { $args[0] | Get-DtsSyncStatus -Profile $args[1] } }
        @{ Form = 'authing.token'; Keys = 1003, 999, 1004; Absent = 999; Query = { $args[0] | Get-AuthingSyncJob -Profile $args[1] } }
    ) {
        $output = Split-Output { & $Query $Keys (New-EmulatorProfile $emulator $Form) }
        Test-Record $output NotFound ObjectNotFound
        $output.Errors.Count | Should -Be 1
        $output.Errors[0].TargetObject | Should -Be $Absent
        # The message names the key in few words. What the service's support needs is in properties.
        "$($output.Errors[0])" | Should -Match "\b$Absent\b"
        "$($output.Errors[0])" | Should -Not -Match 'request id|HTTP'
        $output.Errors[0].Exception.RequestId | Should -Not -BeNullOrEmpty
        $output.Errors[0].Exception.RequestId | Should -Be $output.Errors[0].Exception.Error.RequestId
        $found = $output.Records | ForEach-Object { $_.SyncTaskId ?? $_.Id }
        $found | Should -Be $Keys[0], $Keys[2]
    }

    It 'stands alone when one bad id spoils the request for many' {
        $ids = @(1..20 | ForEach-Object { 'dtsload{0:000000}' -f $_ })
        $ids[13] = 'dtsbad1'
        $output = Split-Output { $ids | Get-DtsSyncStatus -Profile (New-EmulatorProfile $emulator 'dts.acs3') }
        Test-Record $output NotFound ObjectNotFound
        $output.Errors.TargetObject | Should -Be 'dtsbad1'
        $output.Records.Id | Should -Be ($ids | Where-Object { $_ -ne 'dtsbad1' })
    }
}

Describe 'A permission that is missing' {
    It 'is reported by <Form> with what to apply for' -ForEach @(
        @{ Form = 'cmdb.esb'; Code = '9900403'; System = '配置平台'; Action = '业务访问 (find_business_resource)'; Resource = '业务 demo-3 (3)' }
        @{ Form = 'job.v4'; Code = 'NO_PERMISSION'; System = '作业平台'; Action = '业务访问 (access_business)'; Resource = '业务 blueking (1)' }
    ) {
        $through = New-FormProfile $Form $emulator.address $emulator.blueKing.noPermissionAppCode $emulator.blueKing.noPermissionAppSecret
        $output = Split-Output { Invoke-Form $Form $through }
        $output.Records | Should -BeNullOrEmpty
        Test-Record $output PermissionDenied PermissionDenied
        $failure = $output.Errors[0].Exception.Error
        $failure.Code | Should -BeExactly $Code
        $failure.Permission.Count | Should -Be 1
        $failure.Permission[0].System | Should -BeExactly $System
        $failure.Permission[0].Action | Should -BeExactly $Action
        $failure.Permission[0].Resources | Should -Be $Resource
        $wanted = "${System}: $Action ($Resource)"
        "$($output.Errors[0])".Contains($wanted) | Should -BeTrue -Because "$($output.Errors[0])"
        $output.Errors[0].ErrorDetails.RecommendedAction | Should -BeExactly "Apply for: $wanted."
    }

    It 'names the forbidden business when another one is permitted' {
        $rows = '[{"job_instance_id":100,"bk_biz_id":4},{"job_instance_id":100,"bk_biz_id":1}]' | ConvertFrom-Json
        $output = Split-Output { $rows | Get-JobInstanceStatus -Profile (New-EmulatorProfile $emulator 'job.v4') }
        $output.Records.JobInstanceId | Should -Be 100
        Test-Record $output PermissionDenied PermissionDenied
    }

    It 'is reported by DTS' {
        $through = New-FormProfile 'dts.acs3' $emulator.address $emulator.aliyun.forbiddenAccessKeyId $emulator.aliyun.forbiddenAccessKeySecret
        $output = Split-Output { Invoke-Form 'dts.acs3' $through }
        Test-Record $output PermissionDenied PermissionDenied
        $output.Errors[0].Exception.Error.Code | Should -BeExactly 'Forbidden.RAM'
        $output.Errors[0].ErrorDetails.RecommendedAction | Should -Match 'dts:DescribeSynchronizationJobStatusList'
    }

    It 'is one across tenants: <Form>' -ForEach @(@{ Form = 'job.v4' }, @{ Form = 'authing.signature' }) {
        $output = Split-Output { Invoke-Form $Form (New-EmulatorProfile $emulator $Form -Setting @{ TenantId = 'other' }) }
        Test-Record $output PermissionDenied PermissionDenied
    }
}

Describe 'A clock that is off' {
    It 'is measured against DTS' {
        $output = Invoke-Stub 'dts.acs3' {
            @{ Status = 400; Header = @{ Date = [datetime]::UtcNow.AddMinutes(-20).ToString('r') }
                Body = '{"RequestId":"R-1","Code":"InvalidTimeStamp.Expired","Message":"Specified time stamp or date value is expired."}'
            }
        }
        Test-Record $output ClockSkew InvalidOperation
        "$($output.Errors[0])" | Should -Match '\b(19m 59|2\dm \d\d)s ahead of'
        "$($output.Errors[0])" | Should -Match 'InvalidTimeStamp\.Expired.*request id R-1'
        $output.Errors[0].ErrorDetails.RecommendedAction | Should -Match '\b(19m 59|2\dm \d\d)s ahead'
    }

    It 'is measured against Authing' {
        $output = Invoke-Stub 'authing.signature' {
            @{ Header = @{ Date = [datetime]::UtcNow.AddMinutes(20).ToString('r') }; Body = '{"statusCode":401,"apiCode":1305,"message":"too far","requestId":"R-1"}' }
        }
        Test-Record $output ClockSkew InvalidOperation
        "$($output.Errors[0])" | Should -Match '\b1\dm \d\ds behind|\b20m 00s behind'
        "$($output.Errors[0])" | Should -Match '1305.*request id R-1'
    }
}

Describe 'A service out of order' {
    It 'refuses the connection' {
        $free = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $free.Start()
        $address = "http://$($free.LocalEndpoint)"
        $free.Stop()
        $output = Split-Output { Invoke-Form 'job.v4' (New-FormProfile 'job.v4' $address 'id-1' 'secret-1') }
        Test-Record $output Unavailable ResourceUnavailable
        "$($output.Errors[0])" | Should -Match ([regex]::Escape($address.Substring(7)))
    }

    It 'gives no answer in time' {
        $output = Invoke-Stub 'job.v4' { } @{ TimeoutSec = 1 }
        Test-Record $output Timeout OperationTimeout
        $output.Errors[0].ErrorDetails.RecommendedAction | Should -Match '-TimeoutSec'
    }

    It 'answers with <Name>' -ForEach @(
        @{ Name = 'a proxy''s page'; Kind = 'Unavailable'; Category = 'ResourceUnavailable'; Answer = { @{ Status = 502; Type = 'text/html'; Body = '<html>Bad Gateway</html>' } } }
        @{ Name = 'a page in place of JSON'; Kind = 'Protocol'; Category = 'InvalidResult'; Answer = { @{ Type = 'text/html'; Body = '<html>Welcome</html>' } } }
        @{ Name = 'a redirect'; Kind = 'Untrusted'; Category = 'SecurityError'; Answer = { @{ Status = 302; Header = @{ Location = 'http://127.0.0.1:1/' } } } }
        @{ Name = 'an empty 401'; Kind = 'Authentication'; Category = 'AuthenticationError'; Answer = { @{ Status = 401 } } }
    ) {
        $output = Invoke-Stub 'job.v4' $Answer
        $output.Records | Should -BeNullOrEmpty
        Test-Record $output $Kind $Category
        $output.Errors[0].TargetObject | Should -Be 100
    }

    It 'says that there are too many requests: <Form>' -ForEach @(
        @{ Form = 'job.v4'; Answer = { @{ Status = 429; Header = @{ 'X-Bkapi-RateLimit-Reset' = '7' }; Body = '{"code":1642902,"code_name":"RATE_LIMIT_RESTRICTION","message":"slow","result":false}' } }; Seconds = 7 }
        @{ Form = 'authing.signature'; Answer = { @{ Body = '{"statusCode":429,"message":"slow"}' } }; Seconds = $null }
    ) {
        $output = Invoke-Stub $Form $Answer
        Test-Record $output RateLimited LimitsExceeded
        $output.Errors[0].Exception.Error.RetryAfter.TotalSeconds | Should -Be $Seconds
    }

    It 'reports a DTS failure inside an HTTP 200' {
        $output = Split-Output { Get-DtsSyncStatus dtsinbody -Profile (New-EmulatorProfile $emulator 'dts.acs3') }
        Test-Record $output Unavailable ResourceUnavailable
        "$($output.Errors[0])" | Should -Match 'code InternalError'
    }
}

Describe 'An address that is not trusted' {
    It 'is plain http to elsewhere' {
        $thrown = Get-Thrown { Invoke-Form 'job.v4' (New-FormProfile 'job.v4' 'http://service.invalid' 'id-1' 'secret-1') }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Untrusted,*'
        $thrown.CategoryInfo.Category | Should -Be 'SecurityError'
        $thrown.ErrorDetails.RecommendedAction | Should -Match '-AllowHttp'
    }

    It 'is no address: <Endpoint>' -ForEach @(@{ Endpoint = 'bkapi.example.com' }, @{ Endpoint = 'https://user:pa55word@example.com' }) {
        $thrown = Get-Thrown { Invoke-Form 'job.v4' (New-FormProfile 'job.v4' $Endpoint 'id-1' 'secret-1') }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        "$thrown" | Should -Not -Match 'pa55word'
    }

    It '<Name> where TLS is due' -ForEach @(
        @{ Name = 'answers without TLS'; Kind = 'Untrusted'; Category = 'SecurityError'; Answer = { @{ Raw = "HTTP/1.1 400 Bad Request`r`nContent-Length: 0`r`n`r`n" } } }
        # Nobody was there to be trusted or not: it may go well the next time.
        @{ Name = 'breaks off'; Kind = 'Unavailable'; Category = 'ResourceUnavailable'; Answer = { @{ Raw = 'no' } } }
    ) {
        $stub = Start-Stub $Answer
        try {
            $output = Split-Output { Invoke-Form 'job.v4' (New-FormProfile 'job.v4' ($stub.Address -replace '^http', 'https') 'id-1' 'secret-1') }
            $output.Records | Should -BeNullOrEmpty
            Test-Record $output $Kind $Category
            $stub.State.Requests[0] | Should -Not -Match 'X-Bkapi|secret-1'
        } finally {
            Stop-Stub $stub
        }
    }
}

Describe 'A value that no request can carry' {
    It 'is not blamed on the network: <Name>' -ForEach @(
        @{ Name = 'the tenant'; Form = 'job.v4'; Setting = @{ TenantId = '租户' } }
        @{ Name = 'the tenant of Authing'; Form = 'authing.signature'; Setting = @{ TenantId = '租户' } }
        @{ Name = 'the security token'; Form = 'dts.acs3.sts'; Setting = @{ SecurityToken = [securestring]::new() } }
    ) {
        if ($Setting.SecurityToken) { $Setting.SecurityToken = New-TestSecret 'tökén-1' }
        $through = New-EmulatorProfile $emulator $Form -Setting $Setting
        $thrown = Get-Thrown { Invoke-Form $Form $through @{ ErrorAction = 'Stop' } }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.*'
        $thrown.FullyQualifiedErrorId | Should -Not -BeLike 'StatusPS.Unavailable,*' -Because "$thrown"
    }
}

Describe 'A profile that lacks something' {
    It 'is reported once, before anything is sent: <Name>' -ForEach @(
        @{ Name = 'BlueKing without credentials'; Query = { Get-JobInstanceStatus 1, 2 -BizId 1 -Profile (New-StatusProfile -BlueKing -Endpoint $emulator.address) } }
        @{ Name = 'BlueKing without an endpoint'; Query = { Get-JobInstanceStatus 1, 2 -BizId 1 -Profile (New-StatusProfile -BlueKing -Credential $credential) } }
        @{ Name = 'Aliyun without credentials'; Query = { Get-DtsSyncStatus a, b -Profile (New-StatusProfile -Aliyun -Endpoint $emulator.address) } }
        @{ Name = 'Authing without credentials'; Query = { Get-AuthingSyncJob 1, 2 -Profile (New-StatusProfile -Authing -Endpoint $emulator.address) } }
    ) {
        $credential = New-TestCredential 'id-1' 'secret-1'
        $thrown = Get-Thrown $Query
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'Set-StatusProfile'
    }
}
