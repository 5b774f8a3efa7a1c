BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
}

AfterAll { Exit-Suite $suite }

Describe 'Get-AuthingSyncJob' {
    It 'gives the values of the document' {
        $job = Get-AuthingSyncJob -SyncTaskId 1000 -Profile demo
        $job | Should -BeOfType ([StatusPS.AuthingSyncJob])
        $job | Should -BeOfType ([StatusPS.StatusRecord])
        @($job).Count | Should -Be 1
        $job.Service | Should -Be 'Authing'
        $job.Profile | Should -Be 'demo'
        $job.Id | Should -BeExactly '1'
        $job.SyncJobId | Should -Be 1
        $job.SyncTaskId | Should -Be 1000
        $job.Status | Should -Be 'Success'
        $job.State | Should -Be 'Succeeded'
        $job.RawStatus | Should -BeExactly 'success'
        $job.Flow | Should -Be 'Upstream'
        $job.Trigger | Should -Be 'Manually'
        $job.CreatedAt | Should -Be ([datetimeoffset] '2022-07-03T02:20:30Z').LocalDateTime
        $job.UpdatedAt | Should -Be ([datetimeoffset] '2022-07-03T02:20:30Z').LocalDateTime
        $job.CreatedAt.Kind | Should -Be 'Local'
        $job.Duration | Should -Be ([timespan]::Zero)
        $job.PercentComplete | Should -BeNullOrEmpty
        $job.AccountTotal | Should -BeNullOrEmpty
        $job.RequestId | Should -Not -BeNullOrEmpty
    }

    It 'lists every page, newest first, each job once' {
        $jobs = Get-AuthingSyncJob 1001 -Profile demo
        $jobs.SyncJobId | Should -Be (1001120..1001001)
        ($jobs.CreatedAt | Sort-Object -Descending) | Should -Be $jobs.CreatedAt
    }

    It 'keeps a status that nobody knows readable' {
        $job = Get-AuthingSyncJob 1005 -Profile demo
        $job.Status | Should -Be 'Unknown'
        $job.State | Should -Be 'Unknown'
        $job.RawStatus | Should -BeExactly 'archived'
        $job.NeedsAttention | Should -BeTrue
    }

    It 'tells why a job failed and how far it came' {
        $job = Get-AuthingSyncJob 1003 -Profile demo
        $job.State | Should -Be 'Failed'
        $job.Message | Should -BeExactly 'LDAP bind failed: invalid credentials (49)'
        $job.DepartmentTotal | Should -Be 12
        $job.DepartmentUpdateTotal | Should -Be 3
        $job.AccountTotal | Should -Be 300
        $job.AccountSucceeded | Should -Be 120
        $job.AccountUpdateTotal | Should -Be 25
        $done = $job.DepartmentSucceeded + $job.DepartmentUpdateSucceeded + $job.AccountSucceeded + $job.AccountUpdateSucceeded
        $job.PercentComplete | Should -Be ([Math]::Round($done / 340 * 100, 1))
        $job.Duration | Should -Be ([timespan]::FromMinutes(1))
    }

    It 'pages: -Skip <Skip> -First <First>' -ForEach @(
        @{ Skip = 0; First = 5; Ids = 1001120..1001116 }
        @{ Skip = 45; First = 10; Ids = 1001075..1001066 }
        @{ Skip = 0; First = 50; Ids = 1001120..1001071 }
        @{ Skip = 50; First = 50; Ids = 1001070..1001021 }
        @{ Skip = 118; First = 50; Ids = 1001002, 1001001 }
        @{ Skip = 120; First = 1; Ids = @() }
    ) {
        $jobs = @(Get-AuthingSyncJob 1001 -Skip $Skip -First $First -Profile demo)
        $jobs.SyncJobId | Should -Be $Ids
    }

    It 'tells the total count first' {
        $output = @(Get-AuthingSyncJob 1001 -First 2 -IncludeTotalCount -Profile demo)
        $output.Count | Should -Be 3
        $output[0] | Should -Be 120
        "$($output[0])" | Should -Match '120'
        $output[0].Accuracy | Should -Be 1
        $output[1].SyncJobId | Should -Be 1001120
    }

    It 'tells the total count alone' {
        $output = @(Get-AuthingSyncJob 1001 -First 0 -IncludeTotalCount -Profile demo)
        $output.Count | Should -Be 1
        $output[0] | Should -Be 120
    }

    It 'does not pretend to know a total the service does not tell' {
        $output = @(Get-AuthingSyncJob 1000 -IncludeTotalCount -Profile demo)
        $output.Count | Should -Be 2
        $output[0].Accuracy | Should -Be 0
    }

    It 'gives only jobs that <Trigger> set off' -ForEach @(@{ Trigger = 'Manually' }, @{ Trigger = 'Timed' }, @{ Trigger = 'Automatic' }) {
        $jobs = Get-AuthingSyncJob 1001 -Trigger $Trigger -Profile demo
        $jobs.Count | Should -Be 40
        $jobs.Trigger | Select-Object -Unique | Should -Be $Trigger
    }

    It 'shows a job at work' {
        $job = Get-AuthingSyncJob 1002 -Profile demo
        $job.Flow | Should -Be 'Downstream'
        $job.AccountTotal | Should -Be 300
        $job.State | Should -Be 'Running'
        $job.PercentComplete | Should -BeLessThan 100
        $job.Duration | Should -Be ($DemoTime.LocalDateTime - $job.CreatedAt)
    }

    It 'takes several tasks in their order' {
        (1003, 1000, 1004 | Get-AuthingSyncJob -Profile demo).SyncTaskId | Should -Be 1003, 1000, 1004
        (Get-AuthingSyncJob 1003, 1000 -Profile demo).SyncTaskId | Should -Be 1003, 1000
    }

    It 'reports a task that does not exist, and goes on' {
        $output = Split-Output { 1003, 7, 1000 | Get-AuthingSyncJob -Profile demo }
        $output.Records.SyncTaskId | Should -Be 1003, 1000
        $output.Errors.Count | Should -Be 1
        $output.Errors[0].TargetObject | Should -Be 7
        $output.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.NotFound,*'
    }

    It 'binds a task by property, whatever its case' {
        ('{"syncTaskId":1003}' | ConvertFrom-Json | Get-AuthingSyncJob -Profile demo).SyncTaskId | Should -Be 1003
    }
}
