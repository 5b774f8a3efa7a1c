# Get-CmdbSyncStatus and Get-JobInstanceStatus without ids: over HTTP in each wire form, in pipelines, long and changing.
BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
    function Get-Count { (Get-Counter $emulator).byAction }
    function Get-Added($Before, $After, $Name) { [int] $After.$Name - [int] $Before.$Name }
}

AfterAll { Exit-Suite $suite }

Describe 'Get-CmdbSyncStatus without modules' {
    It 'lists the modules of a template, with names, by <Form>' -ForEach @(@{ Form = 'cmdb.esb' }, @{ Form = 'cmdb.gateway' }) {
        $records = Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 2 -Profile (New-EmulatorProfile $emulator $Form)
        $records | Should -BeOfType ([StatusPS.CmdbSyncStatus])
        $records.ModuleId | Should -Be 51, 52, 53, 54
        $records.ModuleName | Should -BeExactly 'order-01', 'order-02', 'order-03', 'order-04'
        $records.ServiceTemplateName | Select-Object -Unique | Should -BeExactly 'Order service'
        $records.State | Should -Be Running, Succeeded, OutOfSync, Succeeded
        $records.BizId | Select-Object -Unique | Should -Be 3
    }

    It 'lists every template of the business, or those of a name, by <Form>' -ForEach @(@{ Form = 'cmdb.esb' }, @{ Form = 'cmdb.gateway' }) {
        $through = New-EmulatorProfile $emulator $Form
        $all = Get-CmdbSyncStatus -BizId 3 -Profile $through
        $all.ModuleId | Should -Be (28..38 + 51..54 + 61..63 + 71, 72)
        (Get-CmdbSyncStatus -BizId 3 -Name 'PAY*way' -Profile $through).ModuleId | Should -Be 61, 62, 63
        (Get-CmdbSyncStatus -BizId 3 -Name '[os]e?rch*' -Profile $through).ModuleId | Should -Be 71, 72
        Get-CmdbSyncStatus -BizId 3 -Name 'service' -Profile $through | Should -BeNullOrEmpty
    }

    It 'gives the record that asking by id gives' {
        $through = New-EmulatorProfile $emulator 'cmdb.gateway'
        $listed = Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 -Profile $through | Where-Object ModuleId -EQ 36
        $asked = Get-CmdbSyncStatus 36 -BizId 3 -ServiceTemplateId 1 -Profile $through
        $own = 'RequestId', 'RetrievedAt', 'Name', 'ModuleName', 'ServiceTemplateName'
        ($listed | Select-Object * -ExcludeProperty $own | ConvertTo-Json) | Should -BeExactly ($asked | Select-Object * -ExcludeProperty $own | ConvertTo-Json)
        $asked.ModuleName | Should -BeNullOrEmpty
    }

    It 'goes into Where-Object and Wait-Status, and keeps its names' {
        $through = New-EmulatorProfile $emulator 'cmdb.gateway'
        (Get-CmdbSyncStatus -BizId 3 -Profile $through | Where-Object NeedsAttention).ModuleId | Should -Be 31, 36, 53, 62
        $settled = Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 3 -Profile $through | Where-Object State -EQ Succeeded | Wait-Status -Timeout 300
        $settled.ModuleId | Should -Be 61, 63
        $late = (Split-Output { Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 -Profile $through | Where-Object RawStatus -EQ executing | Wait-Status -Timeout 1 }).Errors
        $late[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.WaitTimeout,*'
        $late[0].TargetObject.ModuleId | Should -Be 34
        $late[0].TargetObject.ModuleName | Should -BeExactly 'web-07'
    }

    It 'takes rows of templates, and rows that name modules are asked by id' {
        $through = New-EmulatorProfile $emulator 'cmdb.gateway'
        ([pscustomobject] @{ bk_biz_id = 3; service_template_id = 4 } | Get-CmdbSyncStatus -Profile $through).ModuleId | Should -Be 71, 72
        $before = Get-Count
        $rows = "bk_biz_id,service_template_id,bk_module_id`n3,1,36`n3,2,51" | ConvertFrom-Csv
        ($rows | Get-CmdbSyncStatus -Profile $through).ModuleId | Should -Be 36, 51
        ([pscustomobject] @{ bk_module_id = 29 } | Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 -Profile $through).ModuleId | Should -Be 29
        (29, 30 | Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 -Profile $through).ModuleId | Should -Be 29, 30
        Get-Added $before (Get-Count) 'cmdb.modules.gateway' | Should -Be 0
    }

    It 'takes the business from the profile''s scope' {
        $through = New-EmulatorProfile $emulator 'cmdb.gateway' -Setting @{ ScopeType = 'biz'; ScopeId = '3' }
        (Get-CmdbSyncStatus -ServiceTemplateId 4 -Profile $through).ModuleId | Should -Be 71, 72
        (Get-CmdbSyncStatus -Profile $through).Count | Should -Be 20
        $output = Split-Output { Get-CmdbSyncStatus -Profile (New-EmulatorProfile $emulator 'cmdb.gateway' -Setting @{ ScopeType = 'biz_set'; ScopeId = '3' }) }
        $output.Records | Should -BeNullOrEmpty
        $output.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*'
        $output.Errors[0].ErrorDetails.RecommendedAction | Should -Match '-BizId'
    }

    It 'tells what is not there, not allowed, or contradicts itself' {
        $through = New-EmulatorProfile $emulator 'cmdb.gateway'
        (Split-Output { Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 99 -Profile $through }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.NotFound,*'
        $denied = (Split-Output { Get-CmdbSyncStatus -BizId 4 -Profile $through }).Errors
        $denied.Count | Should -Be 1
        $denied[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.PermissionDenied,*'
        (Get-CmdbSyncStatus -ModuleId 28 -BizId 3 -Profile $through).ServiceTemplateId | Should -Be 1
        { Get-CmdbSyncStatus -ModuleId 28 -BizId 3 -ServiceTemplateId 1 -Name x -Profile $through } | Should -Throw -ErrorId 'StatusPS.InvalidRequest,*'
    }

    It 'lists the last 24 hours without an id and without -Since, and says so with -Verbose' {
        $all = Get-JobInstanceStatus -Profile demo -Verbose 4>&1
        $jobs = @($all | Where-Object { $_ -is [StatusPS.JobInstanceStatus] })
        $jobs.Id | Sort-Object | Should -Be ((Get-JobInstanceStatus -Since $DemoTime.LocalDateTime.AddHours(-24) -Profile demo).Id | Sort-Object)
        "$all" | Should -Match 'the last 24 hours'
        (Get-JobInstanceStatus -Status Failed -Name deploy* -Profile demo).Id | Should -Be 141, 146
    }

    It 'refuses -<Key> with ids, typed and through the pipeline' -ForEach @(
        @{ Key = 'Since'; Value = '1h' }, @{ Key = 'Status'; Value = 'Failed' }, @{ Key = 'First'; Value = 1 }
    ) {
        $only = @{ $Key = $Value }
        { Get-JobInstanceStatus -JobInstanceId 102 -Profile demo @only } | Should -Throw -ErrorId 'StatusPS.InvalidRequest,*'
        $all = Split-Output { [pscustomobject]@{ job_instance_id = 102; bk_biz_id = 1 } | Get-JobInstanceStatus -Profile demo @only }
        $all.Records | Should -BeNullOrEmpty
        $all.Errors.Count | Should -Be 1
        "$($all.Errors)" | Should -Match "-$Key"
    }

    It 'stops where the pipeline does' {
        $before = Get-Count
        (Get-CmdbSyncStatus -BizId 7 -ThrottleLimit 1 -Profile (New-EmulatorProfile $emulator 'cmdb.gateway') | Select-Object -First 3).ModuleId | Should -Be 500001, 500002, 500003
        Get-Added $before (Get-Count) 'cmdb.modules.gateway' | Should -BeLessThan 5
    }
}

Describe 'Get-JobInstanceStatus -Since' {
    BeforeAll {
        $since = @{ BizId = 1; Since = $emulator.Time.AddHours(-8) }
    }

    It 'lists what was made since then, newest first, by <Form>' -ForEach @(@{ Form = 'job.v3.esb' }, @{ Form = 'job.v4' }) {
        $jobs = Get-JobInstanceStatus @since -Profile (New-EmulatorProfile $emulator $Form)
        $jobs | Should -BeOfType ([StatusPS.JobInstanceStatus])
        ($jobs.JobInstanceId | Sort-Object) | Should -Be (101..109 + 120..134 + 140..151)
        $jobs[-1].JobInstanceId | Should -Be 151
        $failed = $jobs | Where-Object JobInstanceId -EQ 141
        $failed.Name | Should -BeExactly 'Deploy payment gateway'
        $failed.State | Should -Be 'Failed'
        $failed.Launcher | Should -BeExactly 'alice'
        $failed.LaunchMode | Should -Be 'Web'
        $failed.Type | Should -Be 'Plan'
        $failed.ScopeId | Should -BeExactly '1'
        $failed.Duration | Should -Be ([timespan]::FromSeconds(41))
        $failed.Steps | Should -BeNullOrEmpty
    }

    It 'filters by <Form>' -ForEach @(@{ Form = 'job.v3.esb' }, @{ Form = 'job.v4' }) {
        $through = New-EmulatorProfile $emulator $Form
        (Get-JobInstanceStatus @since -Name deploy* -Profile $through).JobInstanceId | Should -Be 140, 141, 143, 146, 148
        (Get-JobInstanceStatus @since -Name '*service' -Launcher bob -Profile $through).JobInstanceId | Should -Be 143
        (Get-JobInstanceStatus @since -Launcher alice -Status Failed -Profile $through).JobInstanceId | Should -Be 141, 146
        (Get-JobInstanceStatus @since -Launcher admin -Status Failed, Stopped -Name '[CN]*' -Profile $through).JobInstanceId | Should -Be 147, 151
        (Get-JobInstanceStatus @since -Type File -Profile $through).JobInstanceId | Should -Be 144
        (Get-JobInstanceStatus -BizId 1 -Since $emulator.Time.AddMinutes(-110) -Until $emulator.Time.AddMinutes(-50) -Profile $through).JobInstanceId | Should -Be 143, 144, 145
    }

    It 'fetches the steps of each by <Form>, and the hosts' -ForEach @(@{ Form = 'job.v3.esb' }, @{ Form = 'job.v4' }) {
        $through = New-EmulatorProfile $emulator $Form
        $jobs = Get-JobInstanceStatus @since -Name 'deploy web*' -IncludeStep -Profile $through
        $jobs.JobInstanceId | Should -Be 140, 146
        $jobs.CurrentStep | Should -BeExactly 'Deploy web service', 'Deploy web service'
        $jobs.Launcher | Should -BeExactly 'alice', 'alice'
        $jobs[0].HostTotal | Should -BeNullOrEmpty
        (Get-JobInstanceStatus @since -Name 'rotate cert*' -IncludeHost -Profile $through).HostFailed | Should -Be 2
    }

    It 'gives the record that asking by id gives, by <Form>' -ForEach @(@{ Form = 'job.v3.esb' }, @{ Form = 'job.v4' }) {
        $through = New-EmulatorProfile $emulator $Form
        $asked = Get-JobInstanceStatus 141 -BizId 1 -Profile $through
        $own = 'RequestId', 'RetrievedAt', 'Launcher', 'LaunchMode', 'Type'
        $withSteps = Get-JobInstanceStatus @since -Name 'deploy pay*' -IncludeStep -Profile $through
        ($withSteps | Select-Object * -ExcludeProperty $own | ConvertTo-Json -Depth 5) | Should -BeExactly ($asked | Select-Object * -ExcludeProperty $own | ConvertTo-Json -Depth 5)
        $own += 'Steps', 'CurrentStep', 'StepNumber'
        $listed = Get-JobInstanceStatus @since -Name 'deploy pay*' -Profile $through
        ($listed | Select-Object * -ExcludeProperty $own | ConvertTo-Json) | Should -BeExactly ($asked | Select-Object * -ExcludeProperty $own | ConvertTo-Json)
    }

    It 'goes into Where-Object and Wait-Status' {
        $through = New-EmulatorProfile $emulator 'job.v4'
        (Get-JobInstanceStatus @since -Name deploy* -Profile $through | Where-Object NeedsAttention).JobInstanceId | Should -Be 141, 146
        (Get-JobInstanceStatus @since -Name 'nightly backup' -Profile $through | Wait-Status -Timeout 300).JobInstanceId | Should -Be 150
        # An old record is asked for by its id and scope before it counts.
        $running = Get-JobInstanceStatus @since -Name 'deploy order*' -Profile $through
        $running.RetrievedAt = $running.RetrievedAt.AddHours(-1)
        $asked = $running | Wait-Status -Until Running -Timeout 300
        $asked.JobInstanceId | Should -Be 143
        $asked.Steps.Count | Should -Be 1
        $asked.Launcher | Should -BeExactly 'bob'
    }

    It 'pages by <Form>' -ForEach @(@{ Form = 'job.v3.gateway'; Total = 36 }, @{ Form = 'job.v4'; Total = 0 }) {
        $through = New-EmulatorProfile $emulator $Form
        (Get-JobInstanceStatus @since -Skip 32 -First 2 -Profile $through).JobInstanceId | Should -Be 148, 149
        (Get-JobInstanceStatus @since -Name deploy* -Skip 1 -First 2 -Profile $through).JobInstanceId | Should -Be 141, 143
        $counted = @(Get-JobInstanceStatus @since -First 1 -IncludeTotalCount -Profile $through)
        $counted.Count | Should -Be 2
        $counted[0] | Should -Be $Total
        Get-JobInstanceStatus @since -First 0 -Profile $through | Should -BeNullOrEmpty
    }

    It 'lists a scope of another kind, and the profile''s own' {
        $through = New-EmulatorProfile $emulator 'job.v4' -Setting @{ ScopeType = 'biz_set'; ScopeId = '2' }
        (Get-JobInstanceStatus -Since $since.Since -Profile $through).Name | Should -BeExactly 'Patch every business'
        (Get-JobInstanceStatus -Since $since.Since -ScopeType tenant_set -ScopeId 3 -Profile $through).JobInstanceId | Should -Be 300
        $scopes = [pscustomobject] @{ bk_scope_type = 'biz_set'; bk_scope_id = '2' }, [pscustomobject] @{ bk_scope_type = 'tenant_set'; bk_scope_id = '3' }
        ($scopes | Get-JobInstanceStatus -Since $since.Since -Profile $through).JobInstanceId | Should -Be 200, 300
    }

    It 'tells what it can''t ask' {
        $through = New-EmulatorProfile $emulator 'job.v4'
        { Get-JobInstanceStatus @since -Until $emulator.Time.AddHours(-9) -Profile $through } | Should -Throw -ErrorId 'StatusPS.InvalidRequest,*'
        { Get-JobInstanceStatus @since -Status Unknown -Profile $through } | Should -Throw -ErrorId 'StatusPS.InvalidRequest,*'
        { Get-JobInstanceStatus 100 -BizId 1 -First 2 -Profile $through } | Should -Throw -ErrorId 'StatusPS.InvalidRequest,*'
        { Get-JobInstanceStatus -JobInstanceId 100 @since -Profile $through } | Should -Throw -ErrorId 'StatusPS.InvalidRequest,*'
        (Split-Output { Get-JobInstanceStatus -Since $since.Since -Profile $through }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*'
        (Split-Output { Get-JobInstanceStatus -Since $since.Since -BizId 4 -Profile $through }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.PermissionDenied,*'
    }

    It 'stops where the pipeline does' {
        $before = Get-Count
        @(Get-JobInstanceStatus -BizId 7 -Since $emulator.Time.AddDays(-8) -Profile (New-EmulatorProfile $emulator 'job.v4') | Select-Object -First 3).Count | Should -Be 3
        Get-Added $before (Get-Count) 'job.list.v4' | Should -BeLessOrEqual 2
    }
}
