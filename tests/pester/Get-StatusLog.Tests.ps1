BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $job = Get-JobInstanceStatus 102 -BizId 1 -Profile demo -IncludeHost
    function Get-Text { param([Parameter(ValueFromPipeline)] $Entry) process { "$($Entry.Source) $($Entry.Line) $($Entry.Text)" } }
}

AfterAll { Exit-Suite $suite }

Describe 'Get-StatusLog' {
    It 'gets the output of the hosts that failed' {
        $entries = $job | Get-StatusLog
        $entries | ForEach-Object { $_ | Should -BeOfType ([StatusPS.JobLogEntry]) }
        $entries.Source | Select-Object -Unique | Should -Be 10.1.0.7, 10.1.0.14
        $entries[0].Record | Should -Be $job
        $entries.Text | Should -Contain 'nginx: configuration file /etc/nginx/nginx.conf test failed'
        ($entries | Where-Object Severity -EQ Error).Count | Should -BeGreaterThan 1
    }

    It 'gets an entry, and no error, for each record of the overview' {
        $records = Get-StatusOverview -Profile demo -NeedsAttention
        $all = Split-Output { $records | Get-StatusLog -Tail 1 }
        $all.Errors | Should -BeNullOrEmpty
        $all.Records.Record.Id | Select-Object -Unique | Should -Be ($records.Id | Select-Object -Unique)
    }

    It 'gets the reason over HTTP: <Form>' -ForEach @(
        @{ Form = 'job.v3.esb'; Reason = 'nginx: configuration file /etc/nginx/nginx.conf test failed' }
        @{ Form = 'job.v3.gateway'; Reason = 'nginx: configuration file /etc/nginx/nginx.conf test failed' }
        @{ Form = 'job.v4'; Reason = 'nginx: configuration file /etc/nginx/nginx.conf test failed' }
        @{ Form = 'dts.acs3'; Reason = 'DTS-' }, @{ Form = 'dts.rpc'; Reason = 'DTS-' }, @{ Form = 'dts.acs3.sts'; Reason = 'DTS-' }
        @{ Form = 'authing.token'; Reason = 'LDAP bind failed' }, @{ Form = 'authing.signature'; Reason = 'LDAP bind failed' }
        @{ Form = 'cmdb.gateway'; Reason = '' }, @{ Form = 'cmdb.esb'; Reason = '' }
    ) {
        $with = @{ Profile = New-EmulatorProfile (Get-SharedEmulator) $Form }
        $records = switch -Wildcard ($Form) {
            'job.*' { Get-JobInstanceStatus 102 -BizId 1 @with }
            'dts.*' { Get-DtsSyncStatus dtsdemofailed @with }
            'authing.*' { Get-AuthingSyncJob 1003 @with }
            default { Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 @with | Where-Object NeedsAttention }
        }
        $all = Split-Output { $records | Get-StatusLog @with }
        $all.Errors | Should -BeNullOrEmpty
        $all.Records.Record.Id | Select-Object -Unique | Should -Be $records.Id
        "$($all.Records.Text)" | Should -Match ($Reason ? [regex]::Escape($Reason) : '.')
    }

    It 'gets the same for a record from <_>' -ForEach 'a file', 'a job', 'JSON' {
        $restored = switch ($_) {
            'a file' {
                $file = Join-Path $TestDrive 'record.xml'
                $job | Export-Clixml $file
                Import-Clixml $file
            }
            'a job' { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($job)) }
            default { $job | ConvertTo-Json -Depth 5 -EnumsAsStrings | ConvertFrom-Json }
        }
        $restored | Get-StatusLog | Get-Text | Should -Be ($job | Get-StatusLog | Get-Text)
    }

    It 'takes steps and hosts, live and restored' {
        $failed = $job.Steps.Hosts | Where-Object State -EQ Failed
        $failed | Get-StatusLog | Get-Text | Should -Be ($job | Get-StatusLog | Get-Text)
        $restored = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($failed[0]))
        ($restored | Get-StatusLog).Source | Select-Object -Unique | Should -Be 10.1.0.7
        $job.Steps[1] | Get-StatusLog | Get-Text | Should -Be ($job | Get-StatusLog | Get-Text)
        Get-StatusLog $job -HostId $failed[1].HostId | ForEach-Object Source | Select-Object -Unique | Should -Be 10.1.0.14
        (Get-StatusLog $job -Step Reload*).StepName | Select-Object -Unique | Should -Be 'Reload service'
        (Get-StatusLog $job -Step $job.Steps[1].StepInstanceId -All).Source | Select-Object -Unique | Should -HaveCount 20
    }

    It 'takes steps and hosts from JSON' {
        $json = $job | ConvertTo-Json -Depth 6 | ConvertFrom-Json
        $json.Steps.Hosts | Where-Object ExitCode -EQ 1 | Get-StatusLog | Get-Text | Should -Be ($job | Get-StatusLog | Get-Text)
        $json.Steps[1] | Get-StatusLog | Get-Text | Should -Be ($job | Get-StatusLog | Get-Text)
    }

    It 'returns each source as one string with -Raw' {
        $raw = $job | Get-StatusLog -Raw
        $raw | Should -HaveCount 2
        $raw | ForEach-Object { $_ | Should -BeOfType ([string]) }
        $raw[0] -split "`n" | Should -Be ($job | Get-StatusLog | Where-Object Source -EQ 10.1.0.7).Text
    }

    It 'selects with -Match, -Context, -Tail, -First and -Skip' {
        (Get-StatusLog $job -Match '\[emerg\]').Count | Should -Be 1
        (Get-StatusLog $job -Match '\[emerg\]' -Context 1).Count | Should -Be 3
        Get-StatusLog $job -Tail 1 | Get-Text | Sort-Object |
            Should -Be (@($job | Get-StatusLog | Group-Object Source | ForEach-Object { $_.Group[-1] }) | Get-Text | Sort-Object)
        Get-StatusLog $job -Skip 1 -First 2 | Get-Text | Should -Be ($job | Get-StatusLog | Select-Object -Skip 1 -First 2 | Get-Text)
        (Get-StatusLog $job -Match 'no such text').Text | Should -BeLike '*no log entry matches the filters.'
    }

    It 'counts hosts by outcome with -Summary' {
        $rows = $job | Get-StatusLog -Summary
        $rows.Length | Should -Be 3
        ($rows | Measure-Object Count -Sum).Sum | Should -Be 20
        "$($rows[-1])" | Should -Be '18 × exit 0'
        $rows[0].Examples | Should -Be 10.1.0.7
    }

    It 'follows a job until it ends, each line once' {
        # A clock of its own: the scenarios of each begin with its first request.
        Set-DemoClock step:3
        $running = Get-JobInstanceStatus 101 -BizId 1 -Profile demo
        $running.State | Should -Be Running
        $entries = $running | Get-StatusLog -Follow | Where-Object Line
        $entries.Count | Should -BeGreaterThan 40
        # The lines of each host in a step, from the first on, without a gap.
        foreach ($source in $entries | Group-Object StepName, Source) { $source.Group.Line | Should -Be (1..$source.Count) }
        (Get-JobInstanceStatus 101 -BizId 1 -Profile demo).IsTerminal | Should -BeTrue
        Set-DemoClock
    }

    It 'ends on Ctrl+C while it follows' {
        # Nothing in it moves: the job would be followed for ever.
        $emulator = Get-SharedEmulator
        $site = New-EmulatorProfile $emulator 'job.v4' -Name 'followed'
        $before = (Get-Counter $emulator).byAction.'job.v4'
        $shell = New-Session 'param($job) $job | Get-StatusLog -Follow' (Get-JobInstanceStatus 121 -BizId 1 -Profile $site)
        try {
            $null = $shell.BeginInvoke()
            $null = Wait-Condition { (Get-Counter $emulator).byAction.'job.v4' -ge $before + 2 } 'A command that should follow a job'
            Stop-Shell $shell
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $shell.Streams.Error | Should -BeNullOrEmpty
        } finally {
            $shell.Dispose()
        }
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'an object that is no record'; Script = { 'text' | Get-StatusLog } }
        @{ Name = 'a wrong pattern'; Script = { Get-StatusLog $job -Match '(' } }
        @{ Name = '-Summary with -Raw'; Script = { Get-StatusLog $job -Summary -Raw } }
    ) {
        $failure = $null
        try { $null = & $Script -ErrorAction Stop 2>&1 | ForEach-Object { throw $_ } } catch { $failure = $_ }
        $failure.FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest*'
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'shows time, source and text in one line each' {
        $lines = ($job | Get-StatusLog | Out-String -Width 80) -split '\r?\n'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
        $lines | Should -Contain 'Job 102 Rotate certificates (demo)'
        ($lines -match '10\.1\.0\.7 ').Count | Should -Be ($job | Get-StatusLog | Where-Object Source -EQ 10.1.0.7).Count
        $job | Get-StatusLog -First 1 | Format-List | Out-String | Should -BeLike '*StepName*Reload service*Text*'
    }

    It 'is written to files without its record, and restored with its type' {
        $entry = ($job | Get-StatusLog)[0]
        $text = [System.Management.Automation.PSSerializer]::Serialize($entry)
        $text.Length | Should -BeLessThan 5000
        $restored = [System.Management.Automation.PSSerializer]::Deserialize($text)
        $restored | Should -BeOfType ([StatusPS.JobLogEntry])
        $restored | Should -Be $entry
        $fields = [Collections.Generic.Dictionary[string, string]]::new()
        $fields['reason'], $fields['code'] = 'no mail', '7'
        $entry = [StatusPS.AuthingLogEntry] @{ Text = 'failed'; Success = $false; Fields = $fields }
        [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($entry)) | Should -Be $entry
    }

    It 'completes the names of steps' {
        $null = Get-JobInstanceStatus 102 -BizId 1 -Profile demo
        $line = 'Get-StatusLog $job -Step Rel'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain "'Reload service'"
    }
}
