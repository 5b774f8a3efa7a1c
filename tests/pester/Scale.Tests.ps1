# Many keys through one pipeline: order, batches, keys given twice, and a stop that the emulator sees.
BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Start-Emulator
    $slow = Start-Emulator --latency-ms, 3000

    function Get-Counter($Of) { Invoke-RestMethod "$($Of.address)/_emulator/counters" }

    # Polls for a while: whether the emulator counts as many aborted requests, and after how many milliseconds.
    function Wait-Aborted($Of, [long] $Count) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while ($clock.ElapsedMilliseconds -lt 2000) {
            if ((Get-Counter $Of).aborted -ge $Count) { return $clock.ElapsedMilliseconds }
            Start-Sleep -Milliseconds 10
        }
        throw "Only $((Get-Counter $Of).aborted) of $Count requests were aborted."
    }

    # Polls until the emulator holds as many requests.
    function Wait-Request($Of, [long] $Count) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while ((Get-Counter $Of).requests -lt $Count) {
            if ($clock.ElapsedMilliseconds -gt 10000) { throw 'The requests did not arrive.' }
            Start-Sleep -Milliseconds 10
        }
    }
}

AfterAll {
    Stop-Emulator $slow
    Stop-Emulator $emulator
    Exit-Suite $suite
}

Describe 'Many keys' {
    It 'keep their order, one request each' {
        $through = New-EmulatorProfile $emulator 'job.v4'
        $before = (Get-Counter $emulator).requests
        $ids = (1000000..1001999 | Get-JobInstanceStatus -BizId 1 -ThrottleLimit 64 -Profile $through).JobInstanceId
        (Compare-Object $ids (1000000..1001999) -SyncWindow 0) | Should -BeNullOrEmpty
        (Get-Counter $emulator).requests - $before | Should -Be 2000
    }

    It 'share requests as far as the service lets them: DTS 50, CMDB 100' {
        $before = (Get-Counter $emulator).byAction
        $dts = 1..2000 | ForEach-Object { 'dtsload{0:000000}' -f $_ } | Get-DtsSyncStatus -Profile (New-EmulatorProfile $emulator 'dts.acs3')
        $cmdb = 100000..101999 | Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 -Profile (New-EmulatorProfile $emulator 'cmdb.gateway')
        $after = (Get-Counter $emulator).byAction
        $dts.Count | Should -Be 2000
        $cmdb.ModuleId | Should -Be (100000..101999)
        $after.dts - $before.dts | Should -Be 40
        $after.'cmdb.gateway' - $before.'cmdb.gateway' | Should -Be 20
    }

    It 'that repeat cost one request and give a record each time' {
        $through = New-EmulatorProfile $emulator 'job.v4'
        $before = (Get-Counter $emulator).requests
        (100, 102, 100, 100 | Get-JobInstanceStatus -BizId 1 -Profile $through).JobInstanceId | Should -Be 100, 102, 100, 100
        (Get-Counter $emulator).requests - $before | Should -Be 2
    }

    It 'that repeat cost one request within a batch too' {
        $before = (Get-Counter $emulator).keysAsked
        (28, 29, 28 | Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 -Profile (New-EmulatorProfile $emulator 'cmdb.esb')).ModuleId | Should -Be 28, 29, 28
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

Describe 'A limit of the service' {
    It 'slows the profile down, and no key is lost' {
        $limited = Start-Emulator --rate-limit, 100
        try {
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $records = 1000000..1000599 | Get-JobInstanceStatus -BizId 1 -ThrottleLimit 32 -Profile (New-EmulatorProfile $limited 'job.v4' -Setting @{ MaxRetry = 3 }) -ErrorVariable failures
            $failures | Should -BeNullOrEmpty
            $records.Count | Should -Be 600
            600 / $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 75 -Because 'the limit is 100 a second'
            (Get-Counter $limited).rateLimited | Should -BeGreaterThan 0
        } finally {
            Stop-Emulator $limited
        }
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
    BeforeEach {
        $through = New-EmulatorProfile $slow 'job.v4'
        $counted = Get-Counter $slow
    }

    It 'Select-Object -First' {
        $shell = [powershell]::Create().AddScript({
            param($module, $through)
            Import-Module $module
            1000000..1000031 | Get-JobInstanceStatus -BizId 1 -ThrottleLimit 8 -Profile $through | Select-Object -First 1
        }).AddArgument((Get-ModulePath)).AddArgument($through)
        try {
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $shell.Invoke().Count | Should -Be 1
            Wait-Aborted $slow ($counted.aborted + 1) | Should -BeLessThan 200
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 5.5 -Because 'the second round would end at 6 s'
        } finally {
            $shell.Dispose()
        }
    }

    It 'Ctrl+C: all eight within 200 ms of the stop' {
        $shell = [powershell]::Create().AddScript({
            param($module, $through)
            Import-Module $module
            1000000..1000031 | Get-JobInstanceStatus -BizId 1 -ThrottleLimit 8 -Profile $through
        }).AddArgument((Get-ModulePath)).AddArgument($through)
        try {
            $null = $shell.BeginInvoke()
            Wait-Request $slow ($counted.requests + 8)
            $null = $shell.BeginStop($null, $null)
            Wait-Aborted $slow ($counted.aborted + 8) | Should -BeLessThan 200
        } finally {
            $shell.Dispose()
        }
    }

    It 'Ctrl+C while regions are listed: as many as may be under way, and no more were' {
        $of = New-EmulatorProfile $slow 'dts.acs3'
        $shell = [powershell]::Create().AddScript({
            param($module, $through)
            Import-Module $module
            Get-DtsSyncStatus -RegionId cn-* -ThrottleLimit 8 -Profile $through
        }).AddArgument((Get-ModulePath)).AddArgument($of)
        try {
            $null = $shell.BeginInvoke()
            Wait-Request $slow ($counted.requests + 8)
            $null = $shell.BeginStop($null, $null)
            Wait-Aborted $slow ($counted.aborted + 8) | Should -BeLessThan 200
            (Get-Counter $slow).requests | Should -Be ($counted.requests + 8)
        } finally {
            $shell.Dispose()
        }
    }

    It 'a terminating error downstream' {
        $shell = [powershell]::Create().AddScript({
            param($module, $through)
            Import-Module $module
            1000000..1000031 | Get-JobInstanceStatus -BizId 1 -ThrottleLimit 8 -Profile $through | ForEach-Object { throw 'enough' }
        }).AddArgument((Get-ModulePath)).AddArgument($through)
        try {
            { $shell.Invoke() } | Should -Throw '*enough*'
            Wait-Aborted $slow ($counted.aborted + 1) | Should -BeLessThan 200
        } finally {
            $shell.Dispose()
        }
    }

    It 'the end of a job' {
        $module = Get-ModulePath
        $job = Start-ThreadJob -ScriptBlock {
            Import-Module $using:module
            1000000..1000031 | Get-JobInstanceStatus -BizId 1 -ThrottleLimit 8 -Profile $using:through
        }
        try {
            Wait-Request $slow ($counted.requests + 8)
            Stop-Job $job
            Wait-Aborted $slow ($counted.aborted + 8) | Should -BeLessThan 200
        } finally {
            Remove-Job $job -Force
        }
    }
}
