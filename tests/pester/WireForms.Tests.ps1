BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
    $stub = Start-Stub { @{ Status = 400; Body = '{"code":1640401,"statusCode":400,"Code":"Other","message":"no"}' } }
}

AfterAll {
    Stop-Stub $stub
    Exit-Suite $suite
}

Describe 'What goes on the wire' {
    It 'tells the tenant and the stage, and the gateways by their names here' {
        $stub.State.Requests.Clear()
        $with = @{ TenantId = 'system'; Stage = 'stag'; JobGateway = 'jobv3-cloud'; CmdbGateway = 'cmdb-x' }
        $through = New-FormProfile 'job.v4' $stub.Address 'id-1' 'secret-1' -Setting $with
        $null = Split-Output { Invoke-Form 'job.v4' $through; Invoke-Form 'cmdb.gateway' $through }
        $stub.State.Requests[0] | Should -BeLike 'GET /api/jobv3-cloud/stag/api/v4/*'
        $stub.State.Requests[0] | Should -Match '(?m)^X-Bk-Tenant-Id: system\r?$'
        $stub.State.Requests[1] | Should -BeLike 'POST /api/cmdb-x/stag/api/v3/*'
    }

    It 'goes through the proxy that the profile has, plain http only where the profile allows it' {
        $stub.State.Requests.Clear()
        $through = New-FormProfile 'job.v4' 'http://bkapi.invalid' 'id-1' 'secret-1' -Setting @{ Proxy = $stub.Address; AllowHttp = $true }
        $null = Split-Output { Invoke-Form 'job.v4' $through }
        $stub.State.Requests.Count | Should -Be 1
        $stub.State.Requests[0] | Should -BeLike 'GET http://bkapi.invalid/api/bk-job/prod/api/v4/get_job_instance_status[?]*'
    }
}

Describe 'Over HTTP' {
    It 'CMDB gives the document''s values by <Form>' -ForEach @(@{ Form = 'cmdb.esb'; Id = '^[0-9a-f]{32}$' }) {
        $records = Invoke-Form $Form (New-EmulatorProfile $emulator $Form)
        $records.ModuleId | Should -Be 28, 29, 30
        $records.RawStatus | Should -Be new, finished, finished
        $records.State | Should -Be Pending, Succeeded, Succeeded
        $records.Creator | Should -Be admin, admin, admin
        $records[2].LastUpdatedAt | Should -Be ([datetimeoffset] '2023-11-10T03:37:31.009Z').LocalDateTime
        $records.Profile | Should -Be form, form, form
        $records[0].RequestId | Should -Match $Id
        ($records | Where-Object State -NE Succeeded).ModuleId | Should -Be 28
    }

    It 'JOB gives the document''s values by <Form>' -ForEach @(
        @{ Form = 'job.v3.esb'; Name = 'API Quick execution script1521089795887'; Step = 'API Quick execution scriptxxx'; Ip = '10.0.0.1' }
        @{ Form = 'job.v4'; Name = 'API Quick execution script1'; Step = 'API Quick execution script1'; Ip = '127.0.0.1' }
    ) {
        $job = Invoke-Form $Form (New-EmulatorProfile $emulator $Form)
        $job.JobInstanceId | Should -Be 100
        $job.Name | Should -BeExactly $Name
        $job.State | Should -Be 'Failed'
        $job.RawStatus | Should -BeExactly '4'
        $job.ScopeType | Should -BeExactly 'biz'
        $job.ScopeId | Should -BeExactly '1'
        $job.TotalTime | Should -Be ([timespan]::FromSeconds(1))
        $job.EndedAt | Should -Be ([datetimeoffset]::FromUnixTimeMilliseconds(1605064272000).LocalDateTime)
        $job.HostTotal | Should -Be 1
        $job.HostSucceeded | Should -Be 1
        $job.Steps.StepInstanceId | Should -Be 75
        $job.Steps[0].Name | Should -BeExactly $Step
        $job.Steps[0].Hosts[0].Ip | Should -BeExactly $Ip
        $job.Steps[0].Hosts[0].HostId | Should -Be 101
        $job.Steps[0].Hosts[0].RawStatus | Should -Be 9
        $job.Profile | Should -BeExactly 'form'
        $job.RequestId | Should -Not -BeNullOrEmpty
    }

    It 'JOB counts hosts the same by <Form>' -ForEach @(@{ Form = 'job.v3.gateway' }) {
        $job = Get-JobInstanceStatus 102 -BizId 1 -IncludeHost -Profile (New-EmulatorProfile $emulator $Form)
        $job.HostTotal, $job.HostSucceeded, $job.HostFailed | Should -Be 20, 18, 2
        $job.CurrentStep | Should -BeExactly 'Reload service'
        $waiting = Get-JobInstanceStatus 120 -BizId 1 -Profile (New-EmulatorProfile $emulator $Form)
        $waiting.State | Should -Be 'Pending'
        $waiting.StartedAt | Should -BeNullOrEmpty
    }

    It 'DTS gives the document''s values by <Form>' -ForEach @(
        @{ Form = 'dts.acs3' }, @{ Form = 'dts.rpc.sts' }
    ) {
        $jobs = Invoke-Form $Form (New-EmulatorProfile $emulator $Form)
        $jobs.Id | Should -Be 'dtsexjk1alb116****', 'dtskfq1149w254****'
        $jobs.State | Should -Be Synchronizing, Synchronizing
        $jobs.CheckpointUnixTime | Should -Be 1610524452, 1610524457
        $jobs.Direction | Should -Be Forward, Forward
        $jobs.Profile | Should -Be form, form
        $jobs[0].RequestId | Should -Match '^[0-9A-F-]{36}$'
    }

    It 'Authing gives the document''s values by <Form>' -ForEach @(@{ Form = 'authing.token' }, @{ Form = 'authing.signature' }) {
        $through = New-EmulatorProfile $emulator $Form
        $job = Invoke-Form $Form $through
        $job.SyncJobId | Should -Be 1
        $job.SyncTaskId | Should -Be 1000
        $job.State | Should -Be 'Succeeded'
        $job.Flow | Should -Be 'Upstream'
        $job.Trigger | Should -Be 'Manually'
        $job.CreatedAt | Should -Be ([datetimeoffset] '2022-07-03T02:20:30Z').LocalDateTime
        $job.Profile | Should -BeExactly 'form'
        (Get-AuthingSyncJob 1001 -Trigger Timed -Profile $through).Count | Should -Be 40
    }

    It 'takes a gateway address as a template' {
        $through = New-EmulatorProfile $emulator 'job.v4' -Setting @{ Endpoint = $emulator.blueKing.gatewayTemplate }
        (Invoke-Form 'job.v4' $through).JobInstanceId | Should -Be 100
        (Invoke-Form 'cmdb.gateway' $through).ModuleId | Should -Be 28, 29, 30
    }

    It 'signs in with <Name> at the <Api>' -ForEach @(
        @{ Name = 'UserToken'; Value = 'userToken'; Api = 'Esb' }, @{ Name = 'UserTicket'; Value = 'userTicket'; Api = 'Gateway' }, @{ Name = 'AccessToken'; Value = 'accessToken'; Api = 'Gateway' }
    ) {
        $through = New-EmulatorProfile $emulator 'cmdb.gateway' -Setting @{ UserName = ''; Api = $Api; $Name = New-TestSecret $emulator.blueKing.$Value }
        (Invoke-Form 'cmdb.gateway' $through).ModuleId | Should -Be 28, 29, 30
        (Invoke-Form 'job' $through).JobInstanceId | Should -Be 100
    }

    It 'asks in the scope that the profile has' {
        $through = New-EmulatorProfile $emulator 'job.v4' -Setting @{ ScopeType = 'biz_set'; ScopeId = '2' }
        (Get-JobInstanceStatus 200 -Profile $through).Name | Should -BeExactly 'Patch every business'
        (Get-JobInstanceStatus 100 -BizId 1 -Profile $through).ScopeType | Should -BeExactly 'biz'
        (Get-JobInstanceStatus 300 -ScopeType tenant_set -ScopeId 3 -Profile $through).ScopeId | Should -BeExactly '3'
    }

    It 'asks in the region that the profile has' {
        $through = New-EmulatorProfile $emulator 'dts.acs3' -Setting @{ RegionId = 'cn-beijing' }
        (Get-DtsSyncStatus dtsdemobeijing1 -Profile $through).RegionId | Should -BeExactly 'cn-beijing'
        (Get-DtsSyncStatus dtsdemofailed -RegionId cn-hangzhou -Profile $through).RegionId | Should -BeExactly 'cn-hangzhou'
    }

    It 'is in the tenant that the profile has' {
        (Invoke-Form 'job.v4' (New-EmulatorProfile $emulator 'job.v4' -Setting @{ TenantId = $emulator.blueKing.tenantId })).JobInstanceId | Should -Be 100
        (Invoke-Form 'authing' (New-EmulatorProfile $emulator 'authing.signature' -Setting @{ TenantId = $emulator.authing.tenantId })).SyncJobId | Should -Be 1
    }

    It 'refuses JOB v4 through the ESB, which has none, before anything is sent' {
        $stub.State.Requests.Clear()
        $through = New-FormProfile 'job.v3.esb' $stub.Address 'id-1' 'secret-1' -Setting @{ JobApiVersion = 'V4' }
        $thrown = Get-Thrown { Invoke-Form 'job.v3.esb' $through }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'V3'
        $stub.State.Requests.Count | Should -Be 0
    }
}
