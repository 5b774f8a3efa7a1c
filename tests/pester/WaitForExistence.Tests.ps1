# -WaitForExistence of the queries and of Wait-Status. The delays are tested in virtual time (ExistenceQueryTests); here each
# wait is one interval of a second, and a stub has what is not there at first.
BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    # A request for job instance 7 finds nothing twice; the list of jobs has another one from the second time on; module 5 and
    # sync task 9 appear at the second request; job instance 8 and every other key never.
    $stub = Start-Stub {
        param($text, $number, $state)
        $path = ($text -split "`r`n")[0]
        $count = { param($name) @($state.Requests | Where-Object { $_ -match $name }).Count }
        $job = { param($id, $status) '{"job_instance_id":' + $id + ',"name":"deploy","bk_scope_type":"biz","bk_scope_id":"2","status":' + $status + ',"create_time":' + [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds() + '}' }
        if ($text -match 'job_instance_id=7\b') {
            if ((& $count 'job_instance_id=7\b') -lt 3) { return @{ Status = 404; Body = '{"error":{"code":"NOT_FOUND","message":"no job 7"}}' } }
            return @{ Body = '{"data":{"finished":true,"job_instance":' + (& $job 7 3) + ',"step_instance_list":[]}}' }
        }
        if ($text -match 'job_instance_id=6\b') { return @{ Status = 403; Body = '{"error":{"code":"NO_PERMISSION","message":"refused"}}' } }
        if ($path -match 'get_job_instance_list') {
            $rows = (& $job 70 3), (& $job 71 2) | Select-Object -First ([Math]::Min(2, (& $count 'get_job_instance_list')))
            return @{ Body = '{"data":{"total":' + @($rows).Count + ',"offset":0,"length":20,"data":[' + (@($rows)[-1..-2] -ne $null -join ',') + ']}}' }
        }
        if ($path -match 'service_template_sync_status') {
            $found = (& $count 'service_template_sync_status') -gt 1 ? '{"bk_inst_id":5,"status":"finished"}' : ''
            return @{ Body = '{"result":true,"code":0,"data":[' + $found + ']}' }
        }
        if ($path -match 'list-sync-jobs') {
            $found = (& $count 'list-sync-jobs') -gt 1 ? '{"syncJobId":1,"syncTaskId":9,"syncStatus":"success"}' : ''
            return @{ Body = '{"statusCode":200,"data":{"totalCount":1,"list":[' + $found + ']}}' }
        }
        @{ Status = 404; Body = '{"error":{"code":"NOT_FOUND","message":"not here"}}' }
    }
    $pool = New-FormProfile 'authing.signature' $stub.Address 'pool' 'existence-pool-secret' -Name 'coming-pool'
    $site = New-FormProfile 'job.v4' $stub.Address 'app' 'existence-app-secret' -Name 'coming' -Setting @{ ScopeId = '2' }
}

AfterAll {
    Stop-Stub $stub
    Exit-Suite $suite
}

Describe '-WaitForExistence' {
    It 'queries an ID until it is found, and gives every ID a record or an error, in their order' {
        $all = Split-Output { Get-JobInstanceStatus 6, 7, 8 -Profile $site -WaitForExistence 4s }
        $all.Records.JobInstanceId | Should -Be 7
        ($all.Errors | ForEach-Object { "$($_.TargetObject) $($_.FullyQualifiedErrorId.Split(',')[0])" }) |
            Should -Be '6 StatusPS.PermissionDenied', '8 StatusPS.NotFound'
        @($stub.State.Requests -match 'job_instance_id=6\b').Count | Should -Be 1
        @($stub.State.Requests -match 'job_instance_id=7\b').Count | Should -Be 3
    }

    It 'waits for the next instance of a name, which is not in the first list' {
        $new = Get-JobInstanceStatus -Name 'deploy*' -Profile $site -WaitForExistence 00:01:00
        $new.JobInstanceId | Should -Be 71
        @($stub.State.Requests -match 'get_job_instance_list').Count | Should -Be 2
    }

    It 'returns at once what was created -Since then' {
        @(Get-JobInstanceStatus -Name 'deploy*' -Profile $site -Since 1h -WaitForExistence 60).Count | Should -Be 2
        @($stub.State.Requests -match 'get_job_instance_list').Count | Should -Be 3
    }

    It 'says that no instance of a name came' {
        $none = Split-Output { Get-JobInstanceStatus -Name 'other*' -Profile $site -WaitForExistence 1 }
        $none.Records | Should -BeNullOrEmpty
        $none.Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.NotFound,*'
        "$($none.Errors)" | Should -Be 'job instances of scope biz/2: no record within 1s.'
    }

    It 'waits for a module that is created' {
        (Get-CmdbSyncStatus 5 -BizId 2 -ServiceTemplateId 1 -Profile $site -WaitForExistence 60).State | Should -Be 'Succeeded'
        @($stub.State.Requests -match 'service_template_sync_status').Count | Should -Be 2
    }

    It 'keeps Wait-Status waiting for a record that is not found' {
        $stub.State.Requests.Clear()
        $key = [pscustomobject]@{ Service = 'Job'; JobInstanceId = 7; ScopeType = 'biz'; ScopeId = '2' }
        ($key | Wait-Status -WaitForExistence 60 -Profile $site).State | Should -Be 'Succeeded'
        @($stub.State.Requests -match 'job_instance_id=7\b').Count | Should -Be 3
    }

    It 'is an error at once for Wait-Status without it' {
        $stub.State.Requests.Clear()
        $key = [pscustomobject]@{ Service = 'Job'; JobInstanceId = 7; ScopeType = 'biz'; ScopeId = '2' }
        (Split-Output { $key | Wait-Status -Profile $site }).Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.NotFound,*'
        @($stub.State.Requests -match 'job_instance_id=7\b').Count | Should -Be 1
    }

    It 'waits for the first sync job of a task' {
        (Get-AuthingSyncJob 9 -Profile $pool -WaitForExistence 60).State | Should -Be 'Succeeded'
        @($stub.State.Requests -match 'list-sync-jobs').Count | Should -Be 2
    }

    It 'is an error for a job that does not get the direction' {
        $none = Split-Output { Get-DtsSyncStatus dtsdemolag -Direction Reverse -Profile demo -WaitForExistence 1 }
        $none.Records | Should -BeNullOrEmpty
        "$($none.Errors)" | Should -Be "ID 'dtsdemolag': no record within 1s."
    }

    It 'ends on Ctrl+C' {
        $stub.State.Requests.Clear()
        $shell = New-Session 'param($through) Get-JobInstanceStatus 8 -Profile $through -WaitForExistence 1d' $site
        $null = $shell.BeginInvoke()
        $null = Wait-Condition { $stub.State.Requests.Count } 'A query that waits should send a request'
        Stop-Shell $shell
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $shell.Dispose()
    }
}
