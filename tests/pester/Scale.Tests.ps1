# Many keys through one pipeline: order, batches, keys given twice, and a stop that the emulator sees.
BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
    # Answers nothing before the end of the tests: what ends a request is that it is aborted.
    $slow = Start-Emulator --latency-ms, 2000000000

    function Wait-Aborted($Of, [long] $Count) { $null = Wait-Condition { (Get-Counter $Of).aborted -ge $Count } "One of $Count requests that should have been aborted" }
    function Wait-Request($Of, [long] $Count) { $null = Wait-Condition { (Get-Counter $Of).requests -ge $Count } "A pipeline that should have sent $Count requests" }
}

AfterAll {
    Stop-Emulator $slow
    Exit-Suite $suite
}

Describe 'Many keys' {
    It 'keep their order, one request each' {
        $through = New-EmulatorProfile $emulator 'job.v4'
        $before = (Get-Counter $emulator).requests
        $ids = (1000000..1000499 | Get-JobInstanceStatus -BizId 1 -ThrottleLimit 64 -Profile $through).JobInstanceId
        (Compare-Object $ids (1000000..1000499) -SyncWindow 0) | Should -BeNullOrEmpty
        (Get-Counter $emulator).requests - $before | Should -Be 500
    }

    # As one argument: keys from a pipeline share a request only as long as the machine does not pause between two.
    It 'share requests as far as the service lets them: DTS 50, CMDB 100' {
        $before = (Get-Counter $emulator).byAction
        $instances = 1..500 | ForEach-Object { 'dtsload{0:000000}' -f $_ }
        $dts = Get-DtsSyncStatus $instances -Profile (New-EmulatorProfile $emulator 'dts.acs3')
        $cmdb = Get-CmdbSyncStatus (100000..100499) -BizId 3 -ServiceTemplateId 1 -Profile (New-EmulatorProfile $emulator 'cmdb.gateway')
        $after = (Get-Counter $emulator).byAction
        $dts.Count | Should -Be 500
        $cmdb.ModuleId | Should -Be (100000..100499)
        $after.dts - $before.dts | Should -Be 10
        $after.'cmdb.gateway' - $before.'cmdb.gateway' | Should -Be 5
    }

    It 'that repeat cost one request and give a record each time' {
        $through = New-EmulatorProfile $emulator 'job.v4'
        $before = (Get-Counter $emulator).requests
        (Get-JobInstanceStatus 100, 102, 100, 100 -BizId 1 -Profile $through).JobInstanceId | Should -Be 100, 102, 100, 100
        (Get-Counter $emulator).requests - $before | Should -Be 2
    }

    It 'that repeat cost one request within a batch too' {
        $before = (Get-Counter $emulator).keysAsked
        (Get-CmdbSyncStatus 28, 29, 28 -BizId 3 -ServiceTemplateId 1 -Profile (New-EmulatorProfile $emulator 'cmdb.esb')).ModuleId | Should -Be 28, 29, 28
        (Get-Counter $emulator).keysAsked - $before | Should -Be 2
    }

    It 'are not spoiled by one that fails the whole batch' {
        $keys = 1..20 | ForEach-Object { 'dtsload{0:000000}' -f $_ }
        $keys[13] = 'dtsbad-one'
        $records = $keys | Get-DtsSyncStatus -Profile (New-EmulatorProfile $emulator 'dts.acs3') -ErrorAction SilentlyContinue -ErrorVariable failures
        $records.Count | Should -Be 19
        $records.SynchronizationJobId | Should -Be ($keys -ne 'dtsbad-one')
        $failures.Count | Should -Be 1
        $failures[0].TargetObject | Should -BeExactly 'dtsbad-one'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.*,*'
    }

    It 'take no more than <Limit> at once' -ForEach @{ Limit = 0 }, @{ Limit = 257 } {
        { 100 | Get-JobInstanceStatus -BizId 1 -Profile demo -ThrottleLimit $Limit } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }
}

Describe 'Paging' {
    It 'gives -First, -Skip and the total' {
        $through = New-EmulatorProfile $emulator 'authing.token'
        $before = (Get-Counter $emulator).byAction.'authing.list'
        $all = Get-AuthingSyncJob 1001 -Profile $through
        $all.Count | Should -Be 120
        ($all.SyncJobId | Sort-Object -Unique).Count | Should -Be 120
        (Get-Counter $emulator).byAction.'authing.list' - $before | Should -Be 3
        (Get-AuthingSyncJob 1001 -Skip 45 -First 10 -Profile $through).SyncJobId | Should -Be $all[45..54].SyncJobId
        $counted = Get-AuthingSyncJob 1001 -First 1 -IncludeTotalCount -Profile $through
        $counted[0] | Should -Be 120
        $counted[0].Accuracy | Should -Be 1
        $counted[1].SyncJobId | Should -Be $all[0].SyncJobId
    }

    It 'fetches no page beyond what is needed' {
        $through = New-EmulatorProfile $emulator 'authing.token'
        $before = (Get-Counter $emulator).byAction.'authing.list'
        $null = Get-AuthingSyncJob 1001 -First 50 -Profile $through
        (Get-Counter $emulator).byAction.'authing.list' - $before | Should -Be 1
    }
}

Describe 'A stop aborts what is in flight, and the emulator sees it' {
    BeforeEach { $counted = Get-Counter $slow }

    It 'on Ctrl+C: all that were under way' {
        $shell = New-Session 'param($through) 1000000..1000031 | Get-JobInstanceStatus -BizId 1 -ThrottleLimit 8 -Profile $through' (New-EmulatorProfile $slow 'job.v4')
        try {
            $null = $shell.BeginInvoke()
            Wait-Request $slow ($counted.requests + 8)
            Stop-Shell $shell
            Wait-Aborted $slow ($counted.aborted + 8)
            (Get-Counter $slow).requests | Should -Be ($counted.requests + 8)
        } finally {
            $shell.Dispose()
        }
    }

    It 'on Ctrl+C while regions are listed: no more than may be under way' {
        $shell = New-Session 'param($through) Get-DtsSyncStatus -RegionId cn-* -ThrottleLimit 8 -Profile $through' (New-EmulatorProfile $slow 'dts.acs3')
        try {
            $null = $shell.BeginInvoke()
            Wait-Request $slow ($counted.requests + 8)
            Stop-Shell $shell
            Wait-Aborted $slow ($counted.aborted + 8)
            (Get-Counter $slow).requests | Should -Be ($counted.requests + 8)
        } finally {
            $shell.Dispose()
        }
    }

    It 'at the end of a job' {
        $module, $through = (Get-ModulePath), (New-EmulatorProfile $slow 'job.v4')
        $job = Start-ThreadJob -ScriptBlock {
            Import-Module $using:module
            1000000..1000031 | Get-JobInstanceStatus -BizId 1 -ThrottleLimit 8 -Profile $using:through
        }
        try {
            Wait-Request $slow ($counted.requests + 8)
            Stop-Job $job
            Wait-Aborted $slow ($counted.aborted + 8)
        } finally {
            Remove-Job $job -Force
        }
    }
}
