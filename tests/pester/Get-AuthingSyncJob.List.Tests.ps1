# Without a task: the jobs of every sync task.
BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
}

AfterAll { Exit-Suite $suite }

Describe 'Get-AuthingSyncJob without a task' {
    It 'gives the latest job of every task, in the order of the tasks' {
        $jobs = Get-AuthingSyncJob -Profile demo
        $jobs[0] | Should -BeOfType ([StatusPS.AuthingSyncJob])
        $jobs.SyncTaskId | Should -Be (1000..1005)
        $jobs.SyncJobId | Should -Be 1, 1001120, 1002001, 1003001, 1004001, 1005001
        $jobs.SyncTaskName | Should -Be 'Lark to directory', 'HR system', 'Directory to WeCom', 'LDAP Beijing', 'DingTalk contractors', 'Old directory'
        $jobs.SyncTaskType | Should -Be lark, italent, wechatwork, ldap, dingtalk, active-directory
        $jobs.Name | Should -Be $jobs.SyncTaskName
    }

    It 'gives the same with -Latest, and the same of one task' {
        (Get-AuthingSyncJob -Latest -Profile demo).SyncJobId | Should -Be (Get-AuthingSyncJob -Profile demo).SyncJobId
        (1001, 1003 | Get-AuthingSyncJob -Latest -Profile demo).SyncJobId | Should -Be 1001120, 1003001
        (Get-AuthingSyncJob 1001 -Latest -First 5 -Profile demo).SyncJobId | Should -Be 1001120
    }

    It 'gives every job with -All' {
        $jobs = Get-AuthingSyncJob -All -Profile demo
        $jobs.Count | Should -Be 125
        ($jobs | Where-Object SyncTaskId -EQ 1001).SyncJobId | Should -Be (1001120..1001001)
    }

    It 'pages each task' {
        (Get-AuthingSyncJob -First 2 -Profile demo | Where-Object SyncTaskId -EQ 1001).SyncJobId | Should -Be 1001120, 1001119
        (Get-AuthingSyncJob -Skip 1 -Profile demo).SyncJobId | Should -Be 1001119
        (Get-AuthingSyncJob -All -Skip 118 -Profile demo).SyncJobId | Should -Be 1001002, 1001001
        Get-AuthingSyncJob -First 0 -Profile demo | Should -BeNullOrEmpty
    }

    It 'takes names with wildcards' {
        (Get-AuthingSyncJob -Name l*, hr* -Profile demo).SyncTaskId | Should -Be 1000, 1001, 1003
        Get-AuthingSyncJob -Name nothing* -Profile demo | Should -BeNullOrEmpty
    }

    It 'takes what set them off' {
        (Get-AuthingSyncJob -Trigger Timed -Name hr* -Profile demo).Trigger | Should -Be 'Timed'
    }

    It 'says of a task that it has no job, where asked to' {
        $said = Get-AuthingSyncJob -Profile demo -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] -and "$_" -match 'sync task 1006 has no' }
        @($said).Count | Should -Be 1
    }

    It 'does not count without a task' {
        $thrown = Get-Thrown { Get-AuthingSyncJob -IncludeTotalCount -Profile demo }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*'
        $thrown.ErrorDetails.RecommendedAction | Should -Match '-SyncTaskId'
    }

    It 'does not list because the pipeline was empty, nor because it held something else' {
        @() | Get-AuthingSyncJob -Profile demo | Should -BeNullOrEmpty
        $output = Split-Output { [pscustomobject] @{ Other = 1 } | Get-AuthingSyncJob -Profile demo }
        $output.Records | Should -BeNullOrEmpty
        $output.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
    }

    It 'refuses -All with -Latest' {
        { Get-AuthingSyncJob -All -Latest -Profile demo } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }

    It 'is shown with the names of tasks, in 80 columns' {
        $PSStyle.OutputRendering = 'PlainText'
        $lines = (Get-AuthingSyncJob -Profile demo | Out-String -Width 80) -split '\r?\n' | Where-Object { $_.Trim() }
        $lines[0] | Should -Match '^State\s+SyncTaskName\s+SyncJob\s+Done\s+Updated\s+Message'
        ($lines -match '^Failed\s+LDAP Beijing\s+1003001\s+40%\s.*LDAP').Count | Should -Be 1
        $lines.Count | Should -Be 8
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
    }
}

Describe 'Sync jobs that were listed, by <Form>' -ForEach @(@{ Form = 'authing.token' }, @{ Form = 'authing.signature' }) {
    BeforeAll { $through = New-EmulatorProfile $emulator $Form }

    It 'are the same as by task' {
        $listed = Get-AuthingSyncJob -Profile $through
        $asked = $listed | Get-AuthingSyncJob -Latest -Profile $through
        foreach ($name in 'SyncJobId', 'SyncTaskId', 'Status', 'Flow', 'Trigger', 'CreatedAt', 'AccountTotal', 'Message', 'Profile') { $asked.$name | Should -Be $listed.$name }
    }

    It 'pipe into Where-Object' {
        (Get-AuthingSyncJob -Profile $through | Where-Object NeedsAttention).SyncTaskName | Should -Be 'LDAP Beijing', 'Old directory'
    }

    It 'pipe into Wait-Status, and keep their names' {
        $output = Split-Output { Get-AuthingSyncJob -Name hr*, ldap* -Profile $through | Wait-Status -Timeout 20 }
        $output.Records.SyncTaskName | Should -Be 'HR system'
        $output.Records.SyncTaskType | Should -Be 'italent'
        $output.Errors[0].TargetObject.SyncTaskName | Should -BeExactly 'LDAP Beijing'
    }
}
