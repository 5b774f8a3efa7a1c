# Cases of public bug reports and of the services' own sources, by the cmdlets. docs/reliability.md lists them.

BeforeDiscovery {
    # Every code at HTTP 200, by the kind it has.
    $codes = @(
        @{
            Kind  = 'Unavailable'
            Codes = 1240001, 1240002, 1250001, 1252001, 1255001, 1211001, 1211002, 1215001, 1216001, 1306001, 1306202, 1306203, 1306206, 1306207,
                1306208, 1306221, 1199002, 1199017, 1199022, 1199046, 1199088, 1199998, 1199999, -1, 1650000, 1650001, 1650002, 1650070, 1650300
        }
        @{ Kind = 'InvalidRequest'; Codes = 1240003, 1241010, 1241012, 1244020, 1244036, 1199000, 1306401 }
        @{ Kind = 'Authentication'; Codes = 1240004, 1240005, 1210005, 1247001, 1306408, 1640100, 1640004 }
        @{ Kind = 'PermissionDenied'; Codes = 1238001, 1210006, 1306402, 1306403, 1199047, 1199048, 1640303, 1640304 }
        @{ Kind = 'NotFound'; Codes = 1243049, 1243051, 1244007, 1306404, 1306405, 1199079 }
    )
    # What the ESB says of the system behind it, in both languages.
    $wrapped = @(
        @{ Text = 'error: Status Code: 401, Error Message: Unauthorized'; Kind = 'Authentication' }
        @{ Text = '状态码：401，错误消息：未授权'; Kind = 'Authentication' }
        @{ Text = 'error: Status Code: 403, Error Message: prohibit'; Kind = 'Authentication' }
        @{ Text = 'error: Status Code: 404, Error Message: does not find this interface'; Kind = 'NotFound' }
        @{ Text = 'error: Status Code: 302, Error Message: redirects'; Kind = 'Untrusted' }
        @{ Text = 'error: Status Code: 502, Error Message: Third-party system Bad Gateway'; Kind = 'Unavailable' }
        @{ Text = '状态码：502，错误消息：网关错误'; Kind = 'Unavailable' }
        @{ Text = 'error: Third-party system interface response time exceeds 30 seconds'; Kind = 'Unavailable' }
    )
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite

    # Runs a script block with a profile for a stub; the profile is its argument. A stub gets the request, its number and its state.
    function Invoke-Case([scriptblock] $Answer, [scriptblock] $Query, [string] $Form = 'job.v3.gateway', [hashtable] $Setting = @{}) {
        $stub = Start-Stub $Answer
        try {
            $with = @{ ScopeType = 'biz'; ScopeId = '2' }
            foreach ($name in $Setting.Keys) { $with[$name] = $Setting[$name] }
            $through = New-FormProfile $Form $stub.Address 'id-1' 'secret-1' -Setting $with
            $output = Split-Output { & $Query $through }
            $output | Add-Member -PassThru Requests ([string[]] $stub.State.Requests.ToArray())
        } finally {
            Stop-Stub $stub
        }
    }

    function Get-Kind($Output) { $Output.Errors.Exception.Error.Kind }

    function Get-Advice($Output) { $Output.Errors[0].ErrorDetails.RecommendedAction }
}

AfterAll { Exit-Suite $suite }

Describe 'A server fault at HTTP 200' {
    It 'gives each code its kind: <Kind>' -ForEach $codes {
        $output = Invoke-Case {
            $null = $args[0] -match 'job_instance_id=(\d+)'
            $code = $Matches[1] -eq 1 ? -1 : $Matches[1]
            @{ Body = "{`"code`":$code,`"result`":false,`"job_request_id`":`"9f0c`",`"message`":`"the text`"}" }
        } { $Codes | ForEach-Object { [Math]::Abs($_) } | Get-JobInstanceStatus -Profile $args[0] }
        $output.Errors.Count | Should -Be $Codes.Count
        $output.Errors.Exception.Error.Code | Should -Be $Codes
        Get-Kind $output | Select-Object -Unique | Should -Be $Kind
        $output.Errors | ForEach-Object { "$_" | Should -Match 'the text' }
    }

    It 'keeps waiting for a job after an internal error at HTTP 200' {
        $output = Invoke-Case {
            $status = $args[1] -eq 1 ? 2 : 3
            if ($args[1] -eq 2) { @{ Body = '{"code":1240002,"result":false,"job_request_id":"r2","message":"Internal service error"}' } }
            else { @{ Body = "{`"code`":0,`"result`":true,`"data`":{`"job_instance`":{`"job_instance_id`":100,`"name`":`"deploy`",`"status`":$status}}}" } }
        } { Get-JobInstanceStatus 100 -Profile $args[0] | Wait-Status -Interval 1 -Profile $args[0] } -Setting @{ MaxRetry = 1 }
        $output.Errors | Should -BeNullOrEmpty
        $output.Records.State | Should -Be 'Succeeded'
        $output.Requests.Count | Should -Be 3
    }

    It 'keeps waiting for a module after an unknown error of CMDB at HTTP 200' {
        $output = Invoke-Case {
            $status = $args[1] -eq 1 ? 'executing' : 'finished'
            if ($args[1] -eq 2) { @{ Body = '{"result":false,"code":1199998,"message":"Unknown or unrecognized error","permission":null,"data":null}' } }
            else { @{ Body = "{`"result`":true,`"code`":0,`"message`":`"success`",`"data`":[{`"bk_inst_id`":28,`"status`":`"$status`"}]}" } }
        } { Get-CmdbSyncStatus 28 -BizId 2 -ServiceTemplateId 1 -Profile $args[0] | Wait-Status -Interval 1 -Profile $args[0] } 'cmdb.gateway' @{ MaxRetry = 1 }
        $output.Errors | Should -BeNullOrEmpty
        $output.Records.State | Should -Be 'Succeeded'
    }

    It 'keeps waiting where the ESB wraps a 502 page as 1306000' {
        $output = Invoke-Case {
            $status = $args[1] -eq 1 ? 'executing' : 'finished'
            if ($args[1] -eq 2) { @{ Body = '{"result":false,"code":1306000,"data":null,"message":"Request interface error, the response content is not a json string: <html>502 Bad Gateway</html>"}' } }
            else { @{ Body = "{`"result`":true,`"code`":0,`"message`":`"success`",`"data`":[{`"bk_inst_id`":28,`"status`":`"$status`"}]}" } }
        } { Get-CmdbSyncStatus 28 -BizId 2 -ServiceTemplateId 1 -Profile $args[0] | Wait-Status -Interval 1 -Profile $args[0] } 'cmdb.esb' @{ MaxRetry = 1 }
        $output.Errors | Should -BeNullOrEmpty
        $output.Records.State | Should -Be 'Succeeded'
    }

    It 'ends a lasting fault with the text of the service, after the retries' {
        $output = Invoke-Case { @{ Body = '{"code":1240002,"result":false,"job_request_id":"r2","message":"Internal service error, please try again later"}' } } {
            Get-JobInstanceStatus 100 -Profile $args[0]
        } -Setting @{ MaxRetry = 1 }
        $output.Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Unavailable,*'
        "$($output.Errors)" | Should -Match 'Internal service error, please try again later'
        $output.Requests.Count | Should -Be 2
    }

    It 'points a v3 job with hosts to v4, where JOB v3 fails on containers' {
        $output = Invoke-Case {
            if ($args[0] -match 'return_ip_result') { @{ Body = '{"code":1240002,"result":false,"message":"Internal service error"}' } }
            else { @{ Body = '{"code":0,"result":true,"data":{"job_instance":{"job_instance_id":100,"status":2}}}' } }
        } { Get-JobInstanceStatus 100 -Profile $args[0]; Get-JobInstanceStatus 100 -IncludeHost -Profile $args[0] }
        $output.Records.State | Should -Be 'Running'
        Get-Kind $output | Should -Be 'Unavailable'
        Get-Advice $output | Should -Match '-JobApiVersion V4'
    }
}

Describe 'What the ESB met behind it' {
    It 'is <Kind> where 1306201 says "<Text>"' -ForEach $wrapped {
        # The text goes through the address: a stub knows no variables of the test.
        $output = Invoke-Case {
            $null = $args[0] -match '"bk_scope_id":"([^"]*)"'
            $text = [Text.Encoding]::UTF8.GetString([Convert]::FromHexString($Matches[1]))
            @{ Body = "{`"result`":false,`"code`":1306201,`"data`":null,`"message`":`"Component request third-party system [JOBV3] interface [get_job_instance_status] $text`",`"request_id`":`"d2b1`"}" }
        } {
            $hex = [Convert]::ToHexString([Text.Encoding]::UTF8.GetBytes($Text))
            Get-JobInstanceStatus 100 -ScopeType biz_set -ScopeId $hex -Profile $args[0]
        } 'job.v3.esb'
        Get-Kind $output | Should -Be $Kind
        if ($Kind -eq 'NotFound') { Get-Advice $output | Should -Match '-Endpoint' }
    }

    It 'is a permission to apply for where the app has none for the component' {
        $output = Invoke-Case { @{ Body = '{"result":false,"code":1306403,"data":null,"message":"APP permission is insufficient, APP has no permission to access the component (get_job_instance_status)"}' } } {
            Get-JobInstanceStatus 100 -Profile $args[0]
        } 'job.v3.esb'
        $output.Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.PermissionDenied,*'
        Get-Advice $output | Should -Match 'developer center'
    }
}

Describe 'A caller that is not known' {
    It 'is Authentication where CMDB finds no user, at HTTP 500' {
        $output = Invoke-Case { @{ Status = 500; Body = '{"result":false,"bk_error_code":1199027,"bk_error_msg":"''user'' authorization information query failed","data":null}' } } {
            28, 29 | Get-CmdbSyncStatus -BizId 2 -ServiceTemplateId 1 -Profile $args[0]
        } 'cmdb.gateway' @{ MaxRetry = 1 }
        Get-Kind $output | Should -Be Authentication, Authentication
        Get-Advice $output | Should -Match '-UserName'
        $output.Requests.Count | Should -Be 1
    }

    It 'is Authentication where CMDB finds no user, by the ESB' {
        $output = Invoke-Case { @{ Body = '{"result":false,"code":1199027,"message":"[user]授权信息查询失败","data":null,"request_id":"q"}' } } {
            Get-CmdbSyncStatus 28 -BizId 2 -ServiceTemplateId 1 -Profile $args[0]
        } 'cmdb.esb'
        Get-Kind $output | Should -Be 'Authentication'
    }

    It 'names a token where the gateway takes no user by name alone' {
        $output = Invoke-Case { @{ Status = 400; Body = '{"code":1640001,"code_name":"INVALID_ARGS","message":"Parameters error [reason=\"user authentication failed, the user indicated by bk_username is not verified\"]","result":false,"data":null}' } } {
            Get-JobInstanceStatus 100 -Profile $args[0]
        }
        Get-Kind $output | Should -Be 'Authentication'
        Get-Advice $output | Should -Match '-UserToken.*-AccessToken'
    }

    It 'does not pass SignIn on a refusal that says nothing about the caller: <Code>' -ForEach @(
        @{ Code = 1306406 }, @{ Code = 1306404 }, @{ Code = 1306403 }, @{ Code = 1240003 }, @{ Code = 1240002 }, @{ Code = 77 }
    ) {
        $stub = Start-Stub ([scriptblock]::Create("@{ Body = '{`"result`":false,`"code`":$Code,`"message`":`"the text`"}' }"))
        try {
            $check = New-FormProfile 'job.v3.gateway' $stub.Address 'id-1' 'secret-1' | Test-StatusProfile | Where-Object Step -EQ SignIn
        } finally {
            Stop-Stub $stub
        }
        $check.Passed | Should -BeFalse
        $check.Detail | Should -Match 'the text'
    }

    It 'passes SignIn where JOB looked for the job' {
        $stub = Start-Stub { @{ Body = '{"result":false,"code":1244006,"message":"Job instance does not exist"}' } }
        try {
            $check = New-FormProfile 'job.v3.gateway' $stub.Address 'id-1' 'secret-1' | Test-StatusProfile | Where-Object Step -EQ SignIn
        } finally {
            Stop-Stub $stub
        }
        $check.Passed | Should -BeTrue
    }
}

Describe 'Something that is not there' {
    It 'is the API where the gateway of CMDB 3.13 does not have it, asked once for all modules' {
        $output = Invoke-Case { @{ Status = 404; Body = '{"code":1640401,"code_name":"API_NOT_FOUND","message":"API not found","result":false,"data":null}' } } {
            Get-CmdbSyncStatus (1..20) -BizId 2 -ServiceTemplateId 1 -Profile $args[0]
        } 'cmdb.gateway'
        Get-Kind $output | Select-Object -Unique | Should -Be 'NotFound'
        Get-Advice $output | Should -Match '-Api Esb'
        $output.Requests.Count | Should -Be 1
    }

    It 'is v4 where the gateway of JOB 3.10 has v3 alone' {
        $output = Invoke-Case { @{ Status = 404; Body = '{"code":1640401,"code_name":"API_NOT_FOUND","message":"API not found","result":false,"data":null}' } } {
            Get-JobInstanceStatus 100 -Profile $args[0]
        } 'job.v4'
        Get-Advice $output | Should -Match '-JobApiVersion V3'
    }

    It 'is the address where a 404 is a page of a web server' {
        $output = Invoke-Case { @{ Status = 404; Type = 'text/html'; Body = '<html><head><title>404 Not Found</title></head></html>' } } {
            Get-JobInstanceStatus 100 -Profile $args[0]
        }
        Get-Kind $output | Should -Be 'NotFound'
        Get-Advice $output | Should -Match '-Endpoint'
    }

    It 'is the business where v4 says so' {
        $output = Invoke-Case { @{ Status = 404; Body = '{"error":{"code":"NOT_FOUND","message":"The business/business set does not exist or has been archived","details":[{"code":"1243049","message":"x"}]}}' } } {
            Get-JobInstanceStatus 100 -Profile $args[0]
        } 'job.v4'
        $output.Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.NotFound,*'
        Get-Advice $output | Should -Not -Match '-Endpoint'
    }
}

Describe 'A job as sites have it' {
    It 'has no end while its confirmation, started again, waits' {
        $output = Invoke-Case {
            $now = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
            $job = "`"create_time`":$($now - 600000),`"status`":7,`"start_time`":$($now - 599000),`"end_time`":$($now - 500000),`"total_time`":99000"
            $step = "`"step_instance_id`":75,`"name`":`"confirm`",`"type`":3,`"status`":7,`"start_time`":$($now - 60000),`"end_time`":$($now - 500000),`"total_time`":80000"
            $list = $args[0] -match 'get_job_instance_list'
            $data = $list ? "{`"data`":[{`"job_instance_id`":100,$job}],`"total`":1}" : "{`"finished`":false,`"job_instance`":{`"job_instance_id`":100,$job},`"step_instance_list`":[{$step}]}"
            @{ Body = "{`"code`":0,`"result`":true,`"data`":$data}" }
        } { Get-JobInstanceStatus 100 -Profile $args[0]; Get-JobInstanceStatus -Since (Get-Date).AddDays(-1) -Profile $args[0] }
        $output.Errors | Should -BeNullOrEmpty
        $output.Records.Count | Should -Be 2
        foreach ($job in $output.Records) {
            $job.State | Should -Be 'Paused'
            $job.EndedAt | Should -BeNullOrEmpty
            $job.Duration | Should -Be ($job.RetrievedAt - $job.StartedAt)
        }
        $step = $output.Records[0].Steps[0]
        $step.EndedAt | Should -BeNullOrEmpty
        $step.Duration | Should -Be ($output.Records[0].RetrievedAt - $step.StartedAt)
    }

    It 'counts a host once when a file step lists it twice' {
        $output = Invoke-Case {
            $one = '{"bk_host_id":1,"ip":"10.0.0.1","bk_cloud_id":0,"status":9},{"bk_host_id":1,"ip":"10.0.0.1","bk_cloud_id":0,"status":5},{"bk_host_id":2,"ip":"10.0.0.2","bk_cloud_id":0,"status":9}'
            $two = '{"bk_host_id":1,"ip":"10.0.0.1","bk_cloud_id":0,"status":9},{"bk_host_id":2,"ip":"10.0.0.2","bk_cloud_id":0,"status":9}'
            @{ Body = "{`"code`":0,`"result`":true,`"data`":{`"finished`":true,`"job_instance`":{`"job_instance_id`":100,`"status`":3},`"step_instance_list`":[{`"name`":`"push`",`"type`":2,`"status`":3,`"step_ip_result_list`":[$one]},{`"name`":`"run`",`"type`":1,`"status`":3,`"step_ip_result_list`":[$two]}]}}" }
        } { Get-JobInstanceStatus 100 -IncludeHost -Profile $args[0] }
        $job = $output.Records
        $job.HostTotal, $job.HostSucceeded, $job.HostFailed | Should -Be 2, 2, 0
        $job.Steps[0].HostTotal, $job.Steps[0].HostSucceeded, $job.Steps[0].HostFailed | Should -Be 2, 2, 0
    }

    It 'is listed by -Status StopFailed without the number that JOB answers with an internal error: <Form>' -ForEach @(
        @{ Form = 'job.v3.gateway' }, @{ Form = 'job.v4' }
    ) {
        $output = Invoke-Case {
            if ($args[0] -match 'status=12') { @{ Status = 500; Body = '{"error":{"code":"INTERNAL","message":"Internal service error"}}' } }
            else { @{ Body = '{"code":0,"result":true,"data":{"start":0,"length":20,"total":0}}' } }
        } { Get-JobInstanceStatus -Since (Get-Date).AddDays(-1) -Status StopFailed -Profile $args[0] } $Form
        $output.Errors | Should -BeNullOrEmpty
        $output.Records | Should -BeNullOrEmpty
        $output.Requests | Should -Not -Match 'status=12'
    }
}

Describe 'A site as the emulator plays it' {
    BeforeAll {
        $verifying = Start-Emulator '--verify-user'
    }

    AfterAll { Stop-Emulator $verifying }

    It 'takes the system API of an app where it refuses a user by name alone' {
        $ordinary = New-EmulatorProfile $verifying 'job.v4'
        $refused = Split-Output { Get-JobInstanceStatus 101 -BizId 1 -Profile $ordinary }
        Get-Kind $refused | Should -Be 'Authentication'
        Get-Advice $refused | Should -Match '-SystemApi'
        foreach ($form in 'job.v3.gateway', 'job.v4') {
            $system = New-EmulatorProfile $verifying $form -Setting @{ SystemApi = $true }
            (Get-JobInstanceStatus 100 -BizId 1 -Profile $system -ErrorAction Stop).State | Should -Be 'Failed'
            @(Get-JobInstanceStatus -Since (Get-Date).AddDays(-1) -BizId 9 -Profile $system -ErrorAction Stop).Count | Should -Be 2
            ($system | Test-StatusProfile | Where-Object Step -EQ SignIn).Passed | Should -BeTrue
        }
    }

    It 'stores -SystemApi, and takes it back' {
        $null = Set-StatusProfile field -BlueKing -Endpoint $verifying.address -UserName admin -SystemApi -Credential (New-TestCredential $verifying.blueKing.appCode $verifying.blueKing.appSecret)
        (Get-StatusProfile field).SystemApi | Should -BeTrue
        Set-StatusProfile field -BlueKing -SystemApi:$false
        (Get-StatusProfile field).SystemApi | Should -BeFalse
    }

    It 'counts and times its odd jobs right' {
        $system = New-EmulatorProfile $verifying 'job.v3.gateway' -Setting @{ SystemApi = $true }
        $restarted, $twice = Get-JobInstanceStatus 900, 901 -BizId 9 -IncludeHost -Profile $system -ErrorAction Stop
        $restarted.EndedAt | Should -BeNullOrEmpty
        $restarted.Duration | Should -Be ($restarted.RetrievedAt - $restarted.StartedAt)
        $twice.HostTotal, $twice.HostSucceeded | Should -Be 2, 2
    }
}
