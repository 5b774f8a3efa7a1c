BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $demo = @{ BizId = 1; Profile = 'demo' }
    function Get-Moment($Millisecond) { [datetimeoffset]::FromUnixTimeMilliseconds($Millisecond).LocalDateTime }
}

AfterAll { Exit-Suite $suite }

Describe 'Get-JobInstanceStatus' {
    It 'gives the values of the document' {
        $job = Get-JobInstanceStatus 100 @demo -IncludeHost
        $job | Should -BeOfType ([StatusPS.JobInstanceStatus])
        $job | Should -BeOfType ([StatusPS.StatusRecord])
        $job.Service | Should -Be 'Job'
        $job.Profile | Should -Be 'demo'
        $job.JobInstanceId | Should -Be 100
        $job.Id | Should -BeExactly '100'
        $job.ScopeType | Should -BeExactly 'biz'
        $job.ScopeId | Should -BeExactly '1'
        $job.Name | Should -BeExactly 'API Quick execution script1'
        $job.Status | Should -Be 'Failed'
        $job.State | Should -Be 'Failed'
        $job.RawStatus | Should -BeExactly '4'
        $job.Finished | Should -BeTrue
        $job.IsTerminal | Should -BeTrue
        $job.NeedsAttention | Should -BeTrue
        $job.CreatedAt | Should -Be (Get-Moment 1605064271000)
        $job.StartedAt | Should -Be (Get-Moment 1605064271000)
        $job.EndedAt | Should -Be (Get-Moment 1605064272000)
        $job.TotalTime | Should -Be ([timespan]::FromSeconds(1))
        $job.Duration | Should -Be $job.TotalTime
        $job.RequestId | Should -Not -BeNullOrEmpty

        $step = $job.Steps
        $step.Count | Should -Be 1
        $step[0] | Should -BeOfType ([StatusPS.JobStepStatus])
        $step[0].StepInstanceId | Should -Be 75
        $step[0].Name | Should -BeExactly 'API Quick execution script1'
        $step[0].Type | Should -Be 'Script'
        $step[0].State | Should -Be 'Failed'
        $step[0].ExecuteCount | Should -Be 0
        $step[0].TotalTime | Should -Be ([timespan]::FromSeconds(1))

        $hosts = $step[0].Hosts
        $hosts.Count | Should -Be 1
        $hosts[0] | Should -BeOfType ([StatusPS.JobHostStatus])
        $hosts[0].Kind | Should -Be 'Host'
        $hosts[0].HostId | Should -Be 101
        $hosts[0].Ip | Should -BeExactly '127.0.0.1'
        $hosts[0].CloudId | Should -Be 0
        $hosts[0].Status | Should -Be 'Succeeded'
        $hosts[0].State | Should -Be 'Succeeded'
        $hosts[0].RawStatus | Should -Be 9
        $hosts[0].ExitCode | Should -Be 0
        $hosts[0].ErrorCode | Should -Be 0
        $hosts[0].EndedAt | Should -Be (Get-Moment 1605064272000)
    }

    It 'leaves hosts out when they are not asked for' {
        $job = Get-JobInstanceStatus 102 @demo
        $job.HostTotal | Should -Be $null
        $job.HostFailed | Should -Be $null
        $job.Steps.Count | Should -Be 3
        $job.Steps.Hosts | Should -BeNullOrEmpty
    }

    It 'keeps a status that nobody knows readable' {
        $job = Get-JobInstanceStatus 108 @demo
        $job.Status | Should -Be 'Unknown'
        $job.State | Should -Be 'Unknown'
        $job.RawStatus | Should -BeExactly '77'
        $job.NeedsAttention | Should -BeTrue
        $job.IsTerminal | Should -BeFalse
    }

    It 'does not believe an old server that a job which waits for a person is finished' {
        $job = Get-JobInstanceStatus 109 @demo
        $job.Finished | Should -BeTrue
        $job.State | Should -Be 'Paused'
        $job.IsTerminal | Should -BeFalse
    }

    It 'tells on which hosts and in which step a job failed' {
        $job = Get-JobInstanceStatus 102 @demo -IncludeHost
        $job.State | Should -Be 'Failed'
        $job.CurrentStep | Should -BeExactly 'Reload service'
        $job.StepNumber | Should -Be 2
        $job.HostTotal | Should -Be 20
        $job.HostSucceeded | Should -Be 18
        $job.HostFailed | Should -Be 2
        $job.Steps.State | Should -Be Succeeded, Failed, Pending
        $job.Steps.Type | Should -Be File, Script, Script
        $job.Steps[1].HostFailed | Should -Be 2
        $failed = $job.Steps[1].Hosts | Where-Object State -EQ Failed
        $failed.Ip | Should -Be '10.1.0.7', '10.1.0.14'
        $failed.Status | Should -Be ScriptNonZeroExit, ScriptNonZeroExit
        $failed.ExitCode | Should -Be 1, 1
    }

    It 'shows at which step a job waits for a person' {
        $job = Get-JobInstanceStatus 103 @demo
        $job.State | Should -Be 'Paused'
        $job.CurrentStep | Should -BeExactly 'Confirm promotion'
        $job.StepNumber | Should -Be 2
        $job.Steps[1].Type | Should -Be 'Confirmation'
        $job.EndedAt | Should -BeNullOrEmpty
    }

    It 'tells a skipped step from an ignored failure' {
        $job = Get-JobInstanceStatus 106 @demo
        $job.State | Should -Be 'Succeeded'
        $job.Steps.State | Should -Be Succeeded, Skipped, Skipped, Succeeded
        $job.Steps.Status | Should -Be Succeeded, ErrorIgnored, Skipped, Succeeded
    }

    It 'reads containers' {
        $targets = (Get-JobInstanceStatus 107 @demo -IncludeHost).Steps[0].Hosts
        $targets.Kind | Should -Be Container, Container, Container
        $targets.ContainerName | Should -Be 'web-0', 'web-1', 'web-2'
        $targets[0].ContainerId | Should -BeExactly 'docker://01c0ffee5ba11'
        $targets.HostId | Should -Be 1001, 1002, 1003
    }

    It 'asks in a scope of type <Type>' -ForEach @(
        @{ Type = 'biz'; Scope = '1'; Id = 100; Name = 'API Quick execution script1' }
        @{ Type = 'biz_set'; Scope = '2'; Id = 200; Name = 'Patch every business' }
        @{ Type = 'tenant_set'; Scope = '3'; Id = 300; Name = 'Audit every tenant' }
    ) {
        $job = Get-JobInstanceStatus $Id -ScopeType $Type -ScopeId $Scope -Profile demo
        $job.Name | Should -BeExactly $Name
        $job.ScopeType | Should -BeExactly $Type
        $job.ScopeId | Should -BeExactly $Scope
    }

    It 'takes a business where only a scope id is given' {
        (Get-JobInstanceStatus 100 -ScopeId 1 -Profile demo).ScopeType | Should -BeExactly 'biz'
    }

    It 'refuses a scope type there is not' {
        { Get-JobInstanceStatus 100 -ScopeType business -ScopeId 1 -Profile demo } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'says what to give when the scope is missing, and goes on' {
        $through = New-StatusProfile -BlueKing scopeless -Endpoint http://127.0.0.1:1 -UserName admin -Credential (New-TestCredential 'app-1' 'secret-1')
        $output = Split-Output { 100, 101 | Get-JobInstanceStatus -Profile $through }
        $output.Records | Should -BeNullOrEmpty
        $output.Errors.TargetObject | Should -Be 100, 101
        $output.Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*'
        $output.Errors[0].ErrorDetails.RecommendedAction | Should -Match '-BizId'
    }

    It 'keeps 64-bit ids exact' {
        $job = Get-JobInstanceStatus 9007199254740993 @demo
        $job.JobInstanceId | Should -Be 9007199254740993
        $job.Name | Should -BeExactly 'load 9007199254740993'
    }

    It 'has no start and no duration before it begins' {
        $job = Get-JobInstanceStatus 120 @demo
        $job.StartedAt | Should -BeNullOrEmpty
        $job.Duration | Should -BeNullOrEmpty
        $job.CreatedAt | Should -Not -BeNullOrEmpty
    }

    It 'tells how long a job has been running' {
        $job = Get-JobInstanceStatus 121 @demo
        $job.TotalTime | Should -BeNullOrEmpty
        $job.Duration | Should -Be ([timespan]::FromMinutes(1))
        $job.RetrievedAt | Should -Be $DemoTime.LocalDateTime
    }

    It 'keeps the order of the keys, with more keys than requests at once' {
        $ids = 1000100..1000001
        $jobs = $ids | Get-JobInstanceStatus @demo -ThrottleLimit 8
        $jobs.JobInstanceId | Should -Be $ids
        ($jobs | Where-Object State -EQ Failed).JobInstanceId | Should -Be ($ids | Where-Object { $_ % 10 -eq 7 })
    }

    It 'answers a key given twice twice' {
        (100, 120, 100 | Get-JobInstanceStatus @demo).JobInstanceId | Should -Be 100, 120, 100
    }

    It 'binds a job by property <Name>' -ForEach @(@{ Name = 'JobInstanceId' }, @{ Name = 'job_instance_id' }) {
        ([pscustomobject] @{ $Name = 100; bk_biz_id = 1 } | Get-JobInstanceStatus -Profile demo).JobInstanceId | Should -Be 100
    }

    It 'takes its own records back in' {
        $again = Get-JobInstanceStatus 200 -ScopeType biz_set -ScopeId 2 -Profile demo | Get-JobInstanceStatus -Profile demo
        $again.JobInstanceId | Should -Be 200
        $again.ScopeType | Should -BeExactly 'biz_set'
    }
}

Describe 'A row with a scope and a business' {
    It 'is asked for by its scope' {
        $row = '{"job_instance_id":200,"bk_scope_type":"biz_set","bk_scope_id":"2","bk_biz_id":2}' | ConvertFrom-Json
        ($row | Get-JobInstanceStatus -Profile demo).ScopeType | Should -BeExactly 'biz_set'
    }

    It 'is refused where a person gives both' {
        { Get-JobInstanceStatus 100 -BizId 1 -ScopeId 2 -Profile demo } | Should -Throw -ErrorId 'StatusPS.InvalidRequest,*'
    }
}
