# Without ids: the synchronization jobs of regions.
BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
    $three = 'cn-hangzhou', 'cn-beijing', 'cn-shanghai'

    function Get-Count($Of) { (Get-Counter $Of).byAction.'dts.list' ?? 0 }
    function Get-Key($Jobs) { $Jobs | ForEach-Object { "$($_.SynchronizationJobId) $($_.Direction)" } }
}

AfterAll { Exit-Suite $suite }

Describe 'Get-DtsSyncStatus without ids' {
    It 'lists the region that the profile has' {
        $jobs = Get-DtsSyncStatus -Profile demo
        $jobs[0] | Should -BeOfType ([StatusPS.DtsSyncStatus])
        $jobs.RegionId | Select-Object -Unique | Should -Be 'cn-hangzhou'
        $jobs.Name | Select-Object -Unique | Should -Be 'orders-to-warehouse', 'accounts-two-way', 'billing-cutover', 'inventory-to-lake', 'search-feed',
            'sessions-to-cache', 'loyalty-copy', 'legacy-export'
        (Get-Key $jobs) | Should -Contain 'dtsdemotwoway Forward'
        (Get-Key $jobs) | Should -Contain 'dtsdemotwoway Reverse'
    }

    It 'tells what the list tells' {
        $job = Get-DtsSyncStatus -RegionId cn-shanghai -Name payments* -Profile demo
        $job.State | Should -Be 'Failed'
        $job.ErrorMessage | Should -BeExactly 'DTS-070211: Connect Source DB failed.'
        $job.Message | Should -BeExactly $job.ErrorMessage
        $job.Delay | Should -Be ([timespan]::FromHours(2))
        $job.SourceEndpoint.EngineName | Should -BeExactly 'MySQL'
        $job.SourceEndpoint.InstanceId | Should -BeExactly 'rm-demo-payments'
        "$($job.DestinationEndpoint)" | Should -BeExactly 'MaxCompute demo_audit'
        (Get-DtsSyncStatus -RegionId cn-shanghai -Name events* -Profile demo).Performance.Rps | Should -Be 120
    }

    It 'turns source and destination around in the reverse direction' {
        $there, $back = Get-DtsSyncStatus -Name accounts-two-way -Profile demo
        $back.Direction | Should -Be 'Reverse'
        "$($back.SourceEndpoint)" | Should -BeExactly "$($there.DestinationEndpoint)"
        @(Get-DtsSyncStatus -Direction Reverse -Profile demo).Count | Should -Be 1
    }

    It 'lists regions side by side, in their order' {
        $jobs = Get-DtsSyncStatus -RegionId cn-beijing, cn-hangzhou, cn-beijing -Profile demo
        $jobs.RegionId | Select-Object -Unique | Should -Be 'cn-beijing', 'cn-hangzhou'
        @($jobs | Where-Object RegionId -EQ cn-beijing).Count | Should -Be 2
    }

    It 'takes wildcards over the regions that are known, one request each' {
        $before = Get-Count $emulator
        $jobs = Get-DtsSyncStatus -RegionId cn-* -Profile (New-EmulatorProfile $emulator 'dts.acs3')
        $jobs.RegionId | Select-Object -Unique | Sort-Object | Should -Be 'cn-beijing', 'cn-hangzhou', 'cn-shanghai'
        (Get-Count $emulator) - $before | Should -Be 16
    }

    It 'has an error for a region that fails, and the rest unharmed' {
        $output = Split-Output { Get-DtsSyncStatus -RegionId cn-beijing, cn-nowhere, cn-shanghai -Profile demo }
        $output.Records.RegionId | Should -Be 'cn-beijing', 'cn-beijing', 'cn-shanghai', 'cn-shanghai'
        $output.Errors.Count | Should -Be 1
        $output.Errors[0].TargetObject | Should -BeExactly 'cn-nowhere'
        $output.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.NotFound,*'
    }

    It 'has an error for a pattern that no region is like' {
        $output = Split-Output { Get-DtsSyncStatus -RegionId xx-*, cn-shanghai -Profile demo }
        $output.Records.Count | Should -Be 2
        $output.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*'
        $output.Errors[0].TargetObject | Should -BeExactly 'xx-*'
    }

    It 'needs a region' {
        $through = New-EmulatorProfile $emulator 'dts.acs3' -Setting @{ RegionId = '' }
        $before = Get-Count $emulator
        $output = Split-Output { Get-DtsSyncStatus -Profile $through }
        $output.Records | Should -BeNullOrEmpty
        $output.Errors[0].ErrorDetails.RecommendedAction | Should -Match '-RegionId'
        (Get-Count $emulator) - $before | Should -Be 0
    }

    It 'does not list because the pipeline was empty' {
        @() | Get-DtsSyncStatus -Profile demo | Should -BeNullOrEmpty
    }

    It 'asks for no job in more regions than one' {
        $output = Split-Output { Get-DtsSyncStatus dtsdemolag -RegionId cn-* -Profile demo }
        $output.Errors.Count | Should -Be 1
        $output.Errors[0].TargetObject | Should -BeExactly 'dtsdemolag'
        $output.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*'
    }

    It 'stops early' {
        @(Get-DtsSyncStatus -RegionId cn-* -Profile demo | Select-Object -First 1).Count | Should -Be 1
    }

    It 'is shown by region, with names, in 80 columns' {
        $PSStyle.OutputRendering = 'PlainText'
        $lines = (Get-DtsSyncStatus -RegionId cn-beijing, cn-shanghai -Profile demo | Out-String -Width 80) -split '\r?\n' | Where-Object { $_.Trim() }
        $lines[0] | Should -Match 'RegionId: cn-beijing'
        $lines[1] | Should -Match '^State\s+Name\s+Direction\s+Lag\s+SynchronizationJob'
        ($lines -match '^Failed\s+payments-audit\s+Forward\s+2h 00m dtsdemoshanghai1').Count | Should -Be 1
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
    }
}

Describe 'DTS jobs that were listed, by <Form>' -ForEach @(@{ Form = 'dts.acs3' }, @{ Form = 'dts.rpc.sts' }) {
    BeforeAll { $through = New-EmulatorProfile $emulator $Form }

    It 'are the same as by id' {
        $listed = Get-DtsSyncStatus -RegionId $three -Profile $through
        $listed.Count | Should -Be 13
        $queried = $listed | Get-DtsSyncStatus -Profile $through | Sort-Object RegionId, Id, Direction -Unique
        $listed = $listed | Sort-Object RegionId, Id, Direction
        foreach ($name in 'SynchronizationJobId', 'Direction', 'Status', 'State', 'RawStatus', 'RegionId', 'Profile') { $queried.$name | Should -Be $listed.$name }
    }

    It 'pipe into Where-Object' {
        (Get-DtsSyncStatus -RegionId $three -Profile $through | Where-Object NeedsAttention).Name | Sort-Object |
            Should -Be 'accounts-two-way', 'inventory-to-lake', 'payments-audit', 'reports-mirror', 'search-feed'
    }

    It 'pipe into Wait-Status, and keep their names' {
        $output = Split-Output { Get-DtsSyncStatus -RegionId cn-shanghai -Profile $through | Wait-Status -Timeout 20 }
        $output.Records.Name | Should -Be 'events-to-lake'
        $output.Records.State | Should -Be 'Synchronizing'
        $output.Errors.Count | Should -Be 1
        $output.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.WaitFailed,*'
        $output.Errors[0].TargetObject.Name | Should -BeExactly 'payments-audit'
    }
}
