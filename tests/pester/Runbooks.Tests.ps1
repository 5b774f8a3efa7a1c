BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator

    # Answers only the job instance 1000000, once four requests are there; holds the others.
    $holding = {
        param($request, $number, $state)
        $reply = @{ Body = '{"data":{"finished":true,"job_instance":{"job_instance_id":1000000,"status":3,"name":"first"},"step_instance_list":[]}}' }
        $first = $request -match 'job_instance_id=1000000&|job_instance_id=1000000 '
        if ($number -ge 4 -and $first) { return $reply }
        if ($number -ne 4) { return }
        $at = @($state.Requests.ToArray() | ForEach-Object { $_ -match 'job_instance_id=1000000&|job_instance_id=1000000 ' }).IndexOf($true)
        $waiting = $state.Held[$at]
        $state.Held.RemoveAt($at)
        Send-Reply $waiting $reply
    }
}

AfterAll { Exit-Suite $suite }

Describe 'Rows from elsewhere' {
    It 'a CSV of job instances pipes straight in' {
        $file = Join-Path $suite.Folder 'jobs.csv'
        @'
job_instance_id,bk_scope_type,bk_scope_id
100,biz,1
200,biz_set,2
300,tenant_set,3
102,biz,1
'@ | Set-Content $file
        $jobs = Import-Csv $file | Get-JobInstanceStatus -Profile demo
        $jobs.JobInstanceId | Should -Be 100, 200, 300, 102
        $jobs.ScopeType | Should -Be biz, biz_set, tenant_set, biz
        $jobs.State | Should -Be Failed, Succeeded, Succeeded, Failed
    }

    It 'a CSV may have more columns, and a row that fails' {
        $rows = @'
name,job_instance_id,bk_scope_type,bk_scope_id
seed,100,biz,1
gone,999,biz,1
bad,oops,biz,1
set,200,biz_set,2
'@ | ConvertFrom-Csv
        $output = Split-Output { $rows | Get-JobInstanceStatus -Profile demo }
        $output.Records.JobInstanceId | Should -Be 100, 200
        $output.Errors.Count | Should -Be 2
        @($output.Errors.TargetObject) | Should -Contain 999
    }

    It 'JSON of JOB binds with the API''s own spellings' {
        $rows = '[{"job_instance_id":100,"bk_scope_type":"biz","bk_scope_id":"1"},{"job_instance_id":200,"bk_scope_type":"biz_set","bk_scope_id":2},{"job_instance_id":120,"bk_biz_id":1}]' | ConvertFrom-Json
        ($rows | Get-JobInstanceStatus -Profile demo).Id | Should -Be 100, 200, 120
    }

    It 'a row of JOB that has a business besides its scope is asked in the scope' {
        $row = '{"job_instance_id":200,"bk_scope_type":"biz_set","bk_scope_id":"2","bk_biz_id":2}' | ConvertFrom-Json
        $output = Split-Output { $row | Get-JobInstanceStatus -Profile demo }
        $output.Errors | Should -BeNullOrEmpty
        $output.Records.ScopeType | Should -BeExactly 'biz_set'
    }

    It 'JSON of CMDB binds with the API''s own spellings' {
        $rows = '[{"bk_biz_id":3,"service_template_id":1,"bk_module_ids":[28,30]},{"bk_biz_id":3,"service_template_id":1,"bk_module_id":36},{"bk_biz_id":3,"service_template_id":1,"bk_inst_id":31}]' | ConvertFrom-Json
        ($rows | Get-CmdbSyncStatus -Profile demo).ModuleId | Should -Be 28, 30, 36, 31
    }

    It 'JSON of DTS binds with the API''s own spellings' {
        $rows = '[{"SynchronizationJobId":"dtsdemobeijing2","RegionId":"cn-beijing"},{"DtsJobId":"dtsdemofailed","RegionId":"cn-hangzhou"}]' | ConvertFrom-Json
        ($rows | Get-DtsSyncStatus -Profile demo).RawStatus | Should -Be suspending, failed
    }

    It 'JSON of Authing binds with the API''s own spellings' {
        $rows = '{"data":{"list":[{"syncTaskId":1003,"syncTaskName":"ldap"},{"syncTaskId":1000,"syncTaskName":"hr"}]}}' | ConvertFrom-Json
        ($rows.data.list | Get-AuthingSyncJob -Profile demo).SyncTaskId | Should -Be 1003, 1000
    }

    It 'a hashtable splats' {
        $ask = @{ BizId = 3; ServiceTemplateId = 1; ModuleId = 28, 36; Profile = 'demo' }
        (Get-CmdbSyncStatus @ask).State | Should -Be Pending, Failed
    }
}

Describe 'All four services in one pipeline' {
    BeforeAll {
        $all = @(
            28..36 | Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 -Profile demo
            100, 103, 108, 120, 121, 122 | Get-JobInstanceStatus -BizId 1 -Profile demo
            Get-DtsSyncStatus dtsdemotwoway, dtsdemosuspending, dtsdemofinished, dtsdemounknown -Profile demo
            1000, 1003, 1004 | Get-AuthingSyncJob -Profile demo
        )
    }

    It 'shows what needs attention' {
        $needed = $all | Where-Object NeedsAttention
        $needed | ForEach-Object { "$($_.Service) $($_.Id) $($_.State)" } | Should -Be @(
            'Cmdb 31 OutOfSync', 'Cmdb 36 Failed', 'Job 100 Failed', 'Job 103 Paused', 'Job 108 Unknown'
            'Dts dtsdemotwoway Failed', 'Dts dtsdemosuspending Paused', 'Dts dtsdemounknown Unknown', 'Authing 1003001 Failed')
    }

    It 'sorts what is urgent to the front, and groups' {
        ($all | Sort-Object State)[0].State | Should -Be 'Failed'
        ($all | Sort-Object State)[-1].State | Should -Be 'Succeeded'
        $groups = $all | Group-Object Service -NoElement
        $groups.Name | Should -Be Cmdb, Job, Dts, Authing
        $groups.ForEach({ $_.Count }) | Should -Be 9, 6, 5, 3
    }

    It 'has the same properties on every record' {
        foreach ($record in $all) {
            $record | Should -BeOfType ([StatusPS.StatusRecord])
            $record.Profile | Should -BeExactly 'demo'
            $record.Id | Should -Not -BeNullOrEmpty
            $record.RawStatus | Should -Not -BeNullOrEmpty
            $record.RetrievedAt | Should -BeOfType ([datetime])
        }
    }

    It 'goes into CSV and JSON with words for states' {
        $rows = $all | Select-Object Service, Id, State, NeedsAttention | ConvertTo-Csv | ConvertFrom-Csv
        $rows[0].State | Should -BeExactly 'Pending'
        $rows[0].Service | Should -BeExactly 'Cmdb'
        ($all | Select-Object -First 1 | ConvertTo-Json -EnumsAsStrings | ConvertFrom-Json).State | Should -BeExactly 'Pending'
    }
}

Describe 'Select-Object -First 1' {
    It 'returns at once from pages that are still to come' {
        $stub = Start-Stub {
            param($request)
            if ($request -notmatch 'page=1&') { return }
            $list = 1..50 | ForEach-Object { @{ syncJobId = $_; syncTaskId = 1; syncStatus = 'success' } }
            @{ Body = @{ statusCode = 200; data = @{ totalCount = 120; list = $list } } | ConvertTo-Json -Depth 5 }
        }
        try {
            # The pages that are never answered may take an hour each.
            $through = New-FormProfile 'authing.signature' $stub.Address 'id-1' 'secret-1' -Setting @{ TimeoutSec = 3600 }
            (Get-AuthingSyncJob 1 -Profile $through | Select-Object -First 1).SyncJobId | Should -Be 1
            $stub.State.Held.ToArray() | ForEach-Object { Wait-Closed $_ }
            (Get-AuthingSyncJob 1 -First 3 -Profile $through).SyncJobId | Should -Be 1, 2, 3
        } finally {
            Stop-Stub $stub
        }
    }

    It 'aborts the requests in flight, and so does an error downstream: <Name>' -ForEach @(
        @{ Name = 'Select-Object -First'; Script = '{0} | Select-Object -First 1' }
        @{ Name = 'a terminating error'; Script = '{0} | ForEach-Object {{ $_; throw "enough" }}' }
    ) {
        $stub = Start-Stub $holding
        $asked = '1000000..1000007 | Get-JobInstanceStatus -BizId 1 -ThrottleLimit 4 -Profile $through'
        $through = New-FormProfile 'job.v4' $stub.Address 'id-1' 'secret-1' -Setting @{ TimeoutSec = 3600 }
        $shell = New-Session "param(`$through) try { $($Script -f $asked) } catch { `"`$_`" }" $through
        try {
            $output = Wait-Shell $shell $shell.BeginInvoke() 'A pipeline that has enough'
            $output[0].Name | Should -BeExactly 'first'
            $held = $stub.State.Held.ToArray()
            $held.Count | Should -BeGreaterOrEqual 2
            foreach ($connection in $held) { Wait-Closed $connection }
        } finally {
            $shell.Dispose()
            Stop-Stub $stub
        }
    }

    It 'stops asking for input' {
        $first = 1000000..1099999 | ForEach-Object { $script:asked = $_; $_ } | Get-JobInstanceStatus -BizId 1 -Profile demo | Select-Object -First 1
        $first.JobInstanceId | Should -Be 1000000
        $script:asked | Should -BeLessThan 1000200
    }

    It 'leaves the session as good as new' {
        $null = 1000000..1000099 | Get-JobInstanceStatus -BizId 1 -Profile demo | Select-Object -First 3
        (Get-JobInstanceStatus 100, 102 -BizId 1 -Profile demo).Id | Should -Be 100, 102
    }
}

Describe 'A stopped pipeline' {
    It 'ends at once and aborts the requests in flight: <Name>' -ForEach @(
        @{ Name = 'JOB'; Form = 'job.v4'; Script = 'param($p) 1..8 | Get-JobInstanceStatus -BizId 1 -Profile $p' }
        @{ Name = 'DTS'; Form = 'dts.acs3'; Script = 'param($p) Get-DtsSyncStatus a -Profile $p' }
        @{ Name = 'Authing'; Form = 'authing.token'; Script = 'param($p) Get-AuthingSyncJob 1 -Profile $p' }
        @{ Name = 'a profile''s test'; Form = 'authing.token'; Script = 'param($p) Test-StatusProfile -InputObject $p' }
    ) {
        # It never answers, and a request may take an hour: what ends it is the stop.
        $stub = Start-Stub { }
        $shell = New-Session $Script (New-FormProfile $Form $stub.Address 'id-1' 'secret-1' -Setting @{ TimeoutSec = 3600 })
        try {
            $running = $shell.BeginInvoke()
            $null = Wait-Condition { $stub.State.Held.Count } 'A pipeline that should send a request'
            Stop-Shell $shell
            $running.IsCompleted | Should -BeTrue
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            foreach ($connection in $stub.State.Held.ToArray()) { Wait-Closed $connection }
        } finally {
            $shell.Dispose()
            Stop-Stub $stub
        }
    }
}

Describe 'Streaming' {
    It 'gives a record while the next is being requested, no more at once than -ThrottleLimit' {
        # Answers the first request alone.
        $stub = Start-Stub {
            param($request, $number)
            if ($number -eq 1) { @{ Body = '{"data":{"finished":true,"job_instance":{"job_instance_id":1000000,"status":3,"name":"first"},"step_instance_list":[]}}' } }
        }
        $shell = New-Session 'param($through) 1000000..1000005 | Get-JobInstanceStatus -BizId 1 -ThrottleLimit 1 -Profile $through' (New-FormProfile 'job.v4' $stub.Address 'id-1' 'secret-1' -Setting @{ TimeoutSec = 3600 })
        $written = [Management.Automation.PSDataCollection[psobject]]::new()
        try {
            $null = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $written)
            $null = Wait-Condition { $written.Count -and $stub.State.Held.Count } 'A pipeline that should write its first record and send its second request'
            $written[0].JobInstanceId | Should -Be 1000000
            Stop-Shell $shell
            $stub.State.Requests.Count | Should -Be 2
        } finally {
            $shell.Dispose()
            Stop-Stub $stub
        }
    }

    It 'sends as many requests at once as -ThrottleLimit says' {
        # Answers none before all are there.
        $stub = Start-Stub {
            param($request, $number, $state)
            if ($number -lt 24) { return }
            $body = { param($text) $text -match 'job_instance_id=(\d+)' | Out-Null; '{"data":{"finished":true,"job_instance":{"job_instance_id":' + $Matches[1] + ',"status":3,"name":"a"},"step_instance_list":[]}}' }
            $held = $state.Held.ToArray()
            for ($i = 0; $i -lt $held.Count; $i++) { Send-Reply $held[$i] @{ Body = & $body $state.Requests[$i] } }
            $state.Held.Clear()
            @{ Body = & $body $request }
        }
        try {
            $through = New-FormProfile 'job.v4' $stub.Address 'id-1' 'secret-1' -Setting @{ TimeoutSec = 3600 }
            (1000000..1000023 | Get-JobInstanceStatus -BizId 1 -ThrottleLimit 24 -Profile $through).JobInstanceId | Should -Be (1000000..1000023)
        } finally {
            Stop-Stub $stub
        }
    }

    It 'gives a record before a slow upstream is done' {
        $order = [Collections.ArrayList]::new()
        $null = & {
            1000000
            $null = $order.Add('first in')
            1000001..1000100
            $null = $order.Add('last in')
        } | Get-JobInstanceStatus -BizId 1 -Profile demo | ForEach-Object { if ($_.JobInstanceId -eq 1000000) { $null = $order.Add('first out') } }
        $order | Should -Be 'first in', 'first out', 'last in'
    }

    It 'keeps the order over many batches, with keys that fail and keys given twice' {
        $ids = @(100000..100120; 9999; 100000; 100130..100110)
        $output = Split-Output { $ids | Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 -Profile demo }
        $output.Records.ModuleId | Should -Be ($ids | Where-Object { $_ -ne 9999 })
        $output.Errors.TargetObject | Should -Be 9999
    }

    It 'puts an error where its key stood' {
        $all = 'dtsdemofailed', 'nope', 'dtsdemolocked' | Get-DtsSyncStatus -Profile demo -ErrorAction Continue 2>&1
        $all | ForEach-Object { $_.TargetObject ?? $_.Id } | Should -Be dtsdemofailed, nope, dtsdemolocked
    }
}

Describe 'Work in parallel' {
    It 'several runspaces ask at once' {
        $path = Get-ModulePath
        $states = 1..6 | ForEach-Object -ThrottleLimit 6 -Parallel {
            Import-Module $using:path
            "$_ " + (Get-JobInstanceStatus (119 + $_) -BizId 1 -Profile demo).State
        }
        $states | Sort-Object | Should -Be '1 Pending', '2 Running', '3 Succeeded', '4 Failed', '5 Skipped', '6 Skipped'
    }

    It 'a profile from memory goes with -Parallel' {
        $path = Get-ModulePath
        $through = New-EmulatorProfile $emulator 'dts.acs3'
        $found = 'dtsdemofailed', 'dtsdemolocked' | ForEach-Object -Parallel {
            Import-Module $using:path
            Get-DtsSyncStatus $_ -Profile $using:through
        }
        ($found | Sort-Object Id).State | Should -Be Failed, Paused
    }
}
