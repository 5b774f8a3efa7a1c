BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    # Each request moves the scenarios on by 3 s.
    $emulator = Start-Emulator --clock, step:3
    $jobs = New-EmulatorProfile $emulator 'job.v4' -Name 'watch-jobs'
    $pool = New-EmulatorProfile $emulator 'authing.token' -Name 'watch-pool'
}

AfterAll {
    Stop-Emulator $emulator
    Exit-Suite $suite
}

Describe 'Watch-Status' {
    It 'writes a record each time something in it changes, with the state before, until it is final' {
        # Job 104 is being stopped, and is stopped after 5 s of the scenarios.
        $seen = @(Get-JobInstanceStatus 104 -BizId 1 -Profile $jobs | Watch-Status -Interval 1)
        $seen.State | Should -Be 'Running', 'Canceled'
        $seen[0].PreviousState | Should -BeNullOrEmpty
        $seen[1].PreviousState | Should -Be 'Running'
        $seen[1] | Should -BeOfType ([StatusPS.JobInstanceStatus])
    }

    It 'reports a percentage, and reacts in the pipeline' {
        $moved = Get-AuthingSyncJob 1002 -Profile $pool | Watch-Status -Interval 1 -Count 3 | ForEach-Object PercentComplete
        $moved.Count | Should -Be 3
        $moved | Should -Be @($moved | Sort-Object -Unique)
        $sent = Get-JobInstanceStatus 102, 106 -BizId 1 -Profile $jobs | Watch-Status | Where-Object State -EQ Failed | ForEach-Object { "$($_.Name) failed" }
        $sent | Should -Be 'Rotate certificates failed'
    }

    It 'asks for hosts each time when the record had them' {
        $job = Get-JobInstanceStatus 102 -BizId 1 -Profile $jobs -IncludeHost | Watch-Status
        $job.HostFailed | Should -Be 2
    }

    It 'writes unchanged records only with -IncludeUnchanged' {
        @(Get-JobInstanceStatus 121 -BizId 1 -Profile demo | Watch-Status -Interval 1 -Count 2).Count | Should -Be 1
        @(Get-JobInstanceStatus 121 -BizId 1 -Profile demo | Watch-Status -Interval 1 -Count 2 -IncludeUnchanged).Count | Should -Be 2
    }

    It 'takes records, or a script block, as its first argument' {
        (Watch-Status (Get-JobInstanceStatus 102, 106 -BizId 1 -Profile $jobs) -Count 1).JobInstanceId | Should -Be 102, 106
        $block = { Get-JobInstanceStatus 106 -BizId 1 -Profile $jobs }
        (Watch-Status $block -Count 1).JobInstanceId | Should -Be 106
    }

    It 'names the query to type for what is no record, and starts no watch' {
        $output = Split-Output { Watch-Status 106 }
        $output.Records | Should -BeNullOrEmpty
        $output.Errors.ErrorDetails.RecommendedAction | Should -BeLike '*: Get-JobInstanceStatus 106 | Watch-Status'
    }

    It 'ends after -Timeout, of records and of a script block that runs once an hour' {
        @(Get-JobInstanceStatus 121 -BizId 1 -Profile demo | Watch-Status -Timeout 1 -Interval 3600).State | Should -Be 'Running'
        @(Watch-Status { Get-JobInstanceStatus 121 -BizId 1 -Profile demo } -Timeout 1 -Interval 3600).State | Should -Be 'Running'
    }

    It 'writes the errors and warnings of a script block as its own, and keeps its records after them' {
        $rounds = [Collections.ArrayList]::new()
        $output = Split-Output {
            Watch-Status {
                $null = $rounds.Add(1)
                Write-Warning 'from within'
                if ($rounds.Count -eq 2) { Get-JobInstanceStatus 999 -BizId 1 -Profile demo } else { Get-JobInstanceStatus 100 -BizId 1 -Profile demo }
            } -Count 3 -Interval 1 -ErrorVariable errors -WarningVariable warnings -WarningAction SilentlyContinue
            $errors.Count
            $warnings.Count
        }
        $output.Records.Count | Should -Be 3
        $output.Records[0].Id | Should -Be 100
        $output.Records[1, 2] | Should -Be 1, 3
        $output.Errors.TargetObject | Should -Be 999
    }

    It 'runs a script block: after a failed round the next one, new records appear, removed ones are new again' {
        $rounds = @{ Count = 0 }
        $all = Split-Output {
            Watch-Status {
                $rounds.Count++
                if ($rounds.Count -eq 1) { throw 'no' }
                Get-JobInstanceStatus 121 -BizId 1 -Profile demo
                if ($rounds.Count -ne 3) { Get-JobInstanceStatus 122 -BizId 1 -Profile demo }
            } -Interval 1 -Count 4
        }
        "$($all.Errors)" | Should -Be 'no'
        $all.Records.Id | Should -Be '121', '122', '122'
        @($all.Records.PreviousState | Where-Object { $null -ne $_ }).Count | Should -Be 0
        $rounds.Count | Should -Be 4
    }

    It 'writes a lasting failure as an error, and goes on with the others' {
        $lost = Get-JobInstanceStatus 121 -BizId 1 -Profile demo
        $lost.JobInstanceId = 404404
        $all = Split-Output { $lost, (Get-JobInstanceStatus 122 -BizId 1 -Profile demo) | Watch-Status }
        $all.Records.Id | Should -Be '122'
        $all.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.NotFound,*'
    }

    It 'shows services side by side, with the state before' {
        $PSStyle.OutputRendering = 'PlainText'
        $text = & { Get-JobInstanceStatus 102 -BizId 1 -Profile demo; Get-DtsSyncStatus dtsdemoprecheckfailed -Profile demo } | Watch-Status | Out-String -Width 120
        $text | Should -Match 'Time\s+Service\s+Id\s+Previous\s+State\s+At'
        $text | Should -Match 'Job\s+102\s+Failed\s+step 2/3 Reload service, Rotate certificates'
        @($text -split '\n' -match 'Previous').Count | Should -Be 1
    }

    It 'writes plain records with -Display where output is redirected' {
        $text = Invoke-Child 'Import-Module $ModulePath; Get-JobInstanceStatus 102 -BizId 1 -Profile demo | Watch-Status -Display'
        $text -replace '\e\[[\d;]*m' | Should -Match '102\s+Failed'
        $text | Should -Not -Match "`e\[\?"
    }

    It 'watches the overview of all profiles without records and without a script block' {
        $seen = @(Watch-Status -Profile demo -Count 1)
        $overview = @(Get-StatusOverview demo)
        $seen.Id | Sort-Object | Should -Be ($overview.Id | Sort-Object)
        $seen | Where-Object PreviousState | Should -BeNullOrEmpty
        $seen.Service | Select-Object -Unique | Sort-Object | Should -Be Cmdb, Job, Dts, Authing
    }

    It 'watches the overview of several profiles' {
        $seen = Split-Output { Watch-Status -Profile demo, demo-role -Count 1 }
        $seen.Errors | Should -BeNullOrEmpty
        $seen.Records.Profile | Select-Object -Unique | Sort-Object | Should -Be demo, demo-role
    }

    It 'ends at once when nothing comes through the pipeline' {
        # Without the end a watch of the overview would write its records.
        @() | Watch-Status -Profile demo -Count 1 | Should -BeNullOrEmpty
    }

    It 'takes the records that it wrote, and so does Wait-Status' {
        $changed = Get-JobInstanceStatus 122 -BizId 1 -Profile demo | Watch-Status
        ($changed | Watch-Status).State | Should -Be 'Succeeded'
        ($changed | Wait-Status).State | Should -Be 'Succeeded'
    }

    It 'ends on Ctrl+C' {
        $shell = New-Session '$input = Get-JobInstanceStatus 121 -BizId 1 -Profile demo; $input | Watch-Status -Interval 3600'
        $written = [Management.Automation.PSDataCollection[psobject]]::new()
        $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $written)
        try {
            $null = Wait-Condition { $written.Count -or $running.IsCompleted } 'A watch that should write its first record'
            $written.Count | Should -Be 1
            Stop-Shell $shell
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        } finally {
            $shell.Dispose()
        }
    }
}
