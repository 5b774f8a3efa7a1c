BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    function Get-Snapshot {
        Get-JobInstanceStatus 100, 102 -BizId 1 -Profile demo
        Get-CmdbSyncStatus 28 -BizId 3 -ServiceTemplateId 1 -Profile demo
        Get-DtsSyncStatus dtsdemotwoway, dtsdemoprecheckfailed -Profile demo
        Get-AuthingSyncJob 1000 -Profile demo
    }
    $records = @(Get-Snapshot)
}

AfterAll { Exit-Suite $suite }

Describe 'Records compose' {
    It 'Where-Object keeps what needs attention, over all services' {
        $attention = $records | Where-Object NeedsAttention
        $attention.Service | Sort-Object -Unique | Should -Be Job, Dts
        $attention.Count | Should -Be @($records.State | Where-Object { $_ -in 'Failed', 'Paused', 'OutOfSync', 'Unknown' }).Count
        ($records | Where-Object State -eq Failed).Count | Should -BeGreaterOrEqual 3
    }

    It 'Sort-Object State puts the most urgent first; within one service Sort-Object alone does' {
        $order = 'Failed', 'Unknown', 'OutOfSync', 'Paused', 'Running', 'Pending', 'Synchronizing', 'Canceled', 'Skipped', 'Succeeded'
        $jobs = @(Get-JobInstanceStatus 100, 103, 104, 105, 102 -BizId 1 -Profile demo -ErrorAction Ignore)
        foreach ($sorted in ($records | Sort-Object State), ($jobs | Sort-Object)) {
            $places = $sorted | ForEach-Object { $_.State } | ForEach-Object { $order.IndexOf("$_") }
            ($places -join ',') | Should -Be (($places | Sort-Object) -join ',')
            @($places | Select-Object -Unique).Count | Should -BeGreaterThan 1
        }
    }

    It 'Group-Object Service,State counts them' {
        $groups = $records | Group-Object Service, State
        ($groups | Measure-Object Count -Sum).Sum | Should -Be $records.Count
        ($groups | Where-Object Name -EQ 'Job, Failed').Count | Should -Be 2
    }

    It 'Measure-Object adds up hosts and durations' {
        $jobs = Get-JobInstanceStatus 100, 102 -BizId 1 -Profile demo -IncludeHost
        ($jobs | Measure-Object HostFailed -Sum).Sum | Should -Be (@($jobs.HostFailed) | Measure-Object -Sum).Sum
        ($jobs | Measure-Object { $_.Duration.TotalSeconds } -Maximum).Maximum | Should -Be 12
    }

    It 'Compare-Object of two snapshots shows what changed, and nothing where nothing did' {
        $settled = 100, 102
        $before = Get-JobInstanceStatus $settled -BizId 1 -Profile demo
        Compare-Object $before (Get-JobInstanceStatus $settled -BizId 1 -Profile demo) | Should -BeNullOrEmpty
        $after = Get-JobInstanceStatus $settled -BizId 1 -Profile demo
        $after[1].State = 'Running'
        $difference = Compare-Object $before $after
        $difference.SideIndicator | Sort-Object | Should -Be '<=', '=>'
        $difference.InputObject.Id | Sort-Object -Unique | Should -Be 102
        (Compare-Object $before $after -IncludeEqual -ExcludeDifferent).InputObject.Id | Should -Be 100
    }

    It '-eq asks whether two say the same; -contains and Select-Object -Unique follow' {
        $again = @(Get-Snapshot)
        for ($i = 0; $i -lt $records.Count; $i++) {
            if (-not $records[$i].IsTerminal) { continue }
            $records[$i] -eq $again[$i] | Should -BeTrue
            [object]::ReferenceEquals($records[$i], $again[$i]) | Should -BeFalse
            $records -contains $again[$i] | Should -BeTrue
        }
        $records[0] -eq $records[1] | Should -BeFalse
        $records[3] -lt $records[4] -or $records[4] -lt $records[3] | Should -BeTrue
        @(Get-JobInstanceStatus 100 -BizId 1 -Profile demo; Get-JobInstanceStatus 100 -BizId 1 -Profile demo) | Select-Object -Unique | Should -HaveCount 1
    }

    It 'Export-Csv and Import-Csv keep ids, states and times, and the rows pipe in again' {
        $file = Join-Path $suite.Folder 'jobs.csv'
        Get-JobInstanceStatus 100, 102 -BizId 1 -Profile demo | Export-Csv $file
        $rows = Import-Csv $file
        $rows.State | Should -Be Failed, Failed
        $rows.ScopeId | Should -Be 1, 1
        $rows[1].Steps | Should -BeLike '*Reload service: Failed*'
        ($rows | Get-JobInstanceStatus -Profile demo).Id | Should -Be 100, 102
    }

    It 'Select-Object -ExpandProperty Steps gives the steps, and Hosts theirs' {
        $steps = Get-JobInstanceStatus 102 -BizId 1 -Profile demo -IncludeHost | Select-Object -ExpandProperty Steps
        $steps.Count | Should -Be 3
        $steps | Should -BeOfType StatusPS.JobStepStatus
        $steps | Select-Object -ExpandProperty Hosts | Should -BeOfType StatusPS.JobHostStatus
    }

    It 'Tee-Object passes them on' {
        $kept = $null
        $failed = $records | Tee-Object -Variable kept | Where-Object State -EQ Failed
        $kept | Should -HaveCount $records.Count
        $failed.Count | Should -BeLessThan $kept.Count
    }
}
