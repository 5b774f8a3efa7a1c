BeforeDiscovery {
    $tables = @(
        @{ Record = 'CmdbSyncStatus'; First = 'State'; Has = 'Module', 'Template', 'Biz', 'Status', 'Updated', 'Elapsed'; Row = '^Failed\s+36\s+1\s+3 failure\s+2026-01-15 \d\d:\d\d\s+3m 01s admin'
            Query = { 28..36 | Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 -Profile demo } }
        @{ Record = 'JobInstanceStatus'; First = 'State'; Has = 'JobInstance', 'Step', 'Hosts', 'Elapsed', 'Name'; Row = '^Failed\s+102 2/3 Reload service\s+18/20, 2 failed\s+12s Rotate certificates'
            Query = { 100, 102, 103, 108 | Get-JobInstanceStatus -BizId 1 -IncludeHost -Profile demo } }
        @{ Record = 'JobStepStatus'; First = 'State'; Has = 'Step', 'Type', 'Hosts', 'Retries', 'Elapsed', 'Name'; Row = '^Failed\s+1022 Script\s+18/20, 2 failed\s+0\s+8\.0s Reload service'
            Query = { (Get-JobInstanceStatus 102 -BizId 1 -IncludeHost -Profile demo).Steps } }
        @{ Record = 'JobHostStatus'; First = 'State'; Has = 'Host', 'Where', 'Status', 'Exit', 'Elapsed', 'Tag'; Row = '^Failed\s+1007 10\.1\.0\.7\s+ScriptNonZeroExit\s+1\s+2\.8s'
            Query = { (Get-JobInstanceStatus 102 -BizId 1 -IncludeHost -Profile demo).Steps[1].Hosts } }
        @{ Record = 'DtsSyncStatus'; First = 'State'; Has = 'SynchronizationJob', 'Direction', 'Lag', 'Checkpoint', 'Status'; Row = '^Synchronizing dtsexjk1alb116\*\*\*\*\s+Forward\s+\d+d \d\dh 2021-01-13 \d\d:\d\d synchronizing'
            Query = { Get-DtsSyncStatus 'dtsexjk1alb116****', dtsdemotwoway, dtsdemoempty -Profile demo } }
        @{ Record = 'AuthingSyncJob'; First = 'State'; Has = 'SyncTask', 'SyncJob', 'Done', 'Trigger', 'Flow', 'Updated', 'Message'; Row = '^Failed\s+1003\s+1003001\s+40% Timed\s+Upstream\s.*LDAP bind failed'
            Query = { 1003, 1000, 1001 | Get-AuthingSyncJob -Profile demo -First 5 } }
    )
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $escape = [char] 27
    # What a table looks like on paper, line by line, without the headings of its groups.
    function Get-Line($Records, $Width = 100) { ($Records | Out-String -Width $Width) -split '\r?\n' | Where-Object { $_.Trim() -and $_ -notmatch '^   \w+: ' } }
}

AfterAll { Exit-Suite $suite }

Describe 'The table of <Record>' -ForEach $tables {
    BeforeAll { $records = & $Query }

    BeforeEach { $PSStyle.OutputRendering = 'PlainText' }

    It 'is a table, the state first' {
        $lines = Get-Line $records
        $lines[0] | Should -Match "^$First\s"
        $lines[1] | Should -Match '^-+ '
        foreach ($column in $Has) { $lines[0] | Should -Match "\b$column\b" }
        $at = $Has | ForEach-Object { $lines[0].IndexOf($_, $First.Length) }
        $at | Should -Be ($at | Sort-Object)
    }

    It 'fits 100 columns, one line a record' {
        $lines = Get-Line $records
        $lines.Count | Should -Be (@($records).Count + 2)
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 100
    }

    It 'shows the values' {
        Get-Line $records | Where-Object { $_ -match $Row } | Should -Not -BeNullOrEmpty -Because ((Get-Line $records) -join "`n")
    }

    It 'has no escape character in plain text' {
        ($records | Out-String -Width 100).Contains($escape) | Should -BeFalse
    }

    It 'has no hyperlink in redirected output' {
        $records | Where-Object { $_ -is [StatusPS.StatusRecord] } | ForEach-Object { $_.WebUrl = 'https://x.example/1' }
        foreach ($rendering in 'Host', 'Ansi') {
            $PSStyle.OutputRendering = $rendering
            ($records | Out-String -Width 100).Contains("$escape]8;") | Should -BeFalse
        }
    }

    It 'has the state in a colour of PSStyle otherwise' {
        $PSStyle.OutputRendering = 'Ansi'
        $lines = Get-Line $records
        $colours = @{
            Failed = 'BrightRed'; Unknown = 'BrightYellow'; Paused = 'BrightYellow'; OutOfSync = 'BrightYellow'; Running = 'BrightCyan'; Pending = 'BrightBlue'
            Synchronizing = 'BrightGreen'; Succeeded = 'BrightGreen'; Skipped = 'BrightBlack'; Canceled = 'BrightBlack'
        }
        foreach ($state in $records.State | Select-Object -Unique) {
            $painted = "$($PSStyle.Foreground.($colours["$state"]))$state$($PSStyle.Reset)"
            @($lines | Where-Object { $_.StartsWith($painted) }).Count | Should -Be @($records | Where-Object State -EQ $state).Count -Because "$state"
        }
    }
}

Describe 'The tables' {
    It 'have no escape character with NO_COLOR' {
        $script = @'
Import-Module $ModulePath
& {
    28..36 | Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 -Profile demo
    $job = Get-JobInstanceStatus 102 -BizId 1 -IncludeHost -Profile demo
    $job, $job.Steps, $job.Steps[1].Hosts | ForEach-Object { $_ }
    Get-DtsSyncStatus dtsdemotwoway -Profile demo
    Get-AuthingSyncJob 1003 -Profile demo
    Test-StatusProfile demo
} | ForEach-Object { $_ | Out-String -Width 100 }
'@
        $plain = Invoke-Child $script @{ NO_COLOR = '1' }
        $plain | Should -Match 'Failed\s+36'
        $plain | Should -Match 'dtsdemotwoway'
        $plain.Contains($escape) | Should -BeFalse
    }

    It 'have a hyperlink on the ID where the host shows one' {
        $PSStyle.OutputRendering = 'Host'
        $page = 'https://job.example.com/api_execute/100'
        [StatusPS.Formatting.LinkCell]::Format(100, $page, 11, $PSStyle, $true) |
            Should -BeExactly "$escape]8;;$page$escape\100$escape]8;;$escape\"
        $hostile = [StatusPS.Formatting.LinkCell]::Format('100', "https://x.example/$escape\$([char] 7)`n", 11, $PSStyle, $true)
        $hostile.Split($escape).Count | Should -Be 5
        $hostile.Contains([char] 7) | Should -BeFalse
    }

    It 'have no hyperlink <Why>' -ForEach @(
        @{ Why = 'in plain text'; Rendering = 'PlainText' }
        @{ Why = 'where escape sequences are kept in files'; Rendering = 'Ansi' }
        @{ Why = 'where links are off'; Enabled = $false }
        @{ Why = 'on an ID that is cut'; Width = 2 }
        @{ Why = 'without a page'; Page = $null }
        @{ Why = 'to a page that is no address'; Page = 'job.example.com' }
        @{ Why = 'to a script'; Page = 'javascript:alert(1)' }
    ) {
        $with = @{ Rendering = 'Host'; Enabled = $true; Width = 11; Page = 'https://job.example.com/api_execute/100' }
        foreach ($name in @($with.Keys)) { if ($_.ContainsKey($name)) { $with[$name] = $_[$name] } }
        $PSStyle.OutputRendering = $with.Rendering
        [StatusPS.Formatting.LinkCell]::Format(100, $with.Page, $with.Width, $PSStyle, $with.Enabled) | Should -BeExactly '100'
    }

    It 'have no hyperlink in a host without a terminal' {
        $PSStyle.OutputRendering = 'Host'
        [StatusPS.Formatting.LinkCell]::Id(100, 'https://job.example.com', 11, $PSStyle, $false) | Should -BeExactly '100'
        [StatusPS.Formatting.LinkCell]::Id($null, $null, 11, $null, $true) | Should -BeExactly ''
    }

    It 'have cells without colour when colours are off, in every host' {
        $PSStyle.OutputRendering = 'PlainText'
        [StatusPS.Formatting.Cell]::State('Failed', $PSStyle) | Should -BeExactly 'Failed'
        $PSStyle.OutputRendering = 'Ansi'
        [StatusPS.Formatting.Cell]::State('Failed', $PSStyle) | Should -BeExactly "$($PSStyle.Foreground.BrightRed)Failed$($PSStyle.Reset)"
    }

    It 'show the time of day today, and the date of another day' {
        $PSStyle.OutputRendering = 'PlainText'
        $old = [StatusPS.DtsSyncStatus] @{ SynchronizationJobId = 'old'; Checkpoint = [datetime]::Today.AddMinutes(-1) }
        $new = [StatusPS.DtsSyncStatus] @{ SynchronizationJobId = 'new'; Checkpoint = [datetime]::Today.AddSeconds(5) }
        $lines = Get-Line $old, $new
        $lines[2] | Should -Match ([regex]::Escape([datetime]::Today.AddMinutes(-1).ToString('yyyy-MM-dd HH:mm')))
        $lines[3] | Should -Match '00:00:05'
    }

    It 'show a span of <Span> as <Shown>' -ForEach @(
        @{ Span = '00:00:00.4000000'; Shown = '400ms' }, @{ Span = '00:00:04.5'; Shown = '4.5s' }, @{ Span = '00:00:12'; Shown = '12s' }, @{ Span = '00:01:05'; Shown = '1m 05s' }
        @{ Span = '02:03:59'; Shown = '2h 03m' }, @{ Span = '26:00:00'; Shown = '1d 02h'; From = [timespan]::FromHours(26) }
    ) {
        $PSStyle.OutputRendering = 'PlainText'
        $record = [StatusPS.DtsSyncStatus] @{ SynchronizationJobId = 'a'; Lag = $From ?? [timespan] $Span }
        (Get-Line $record)[2] | Should -Match "\s$Shown\b"
    }

    It 'show profiles without their secrets, and which is the default' {
        $PSStyle.OutputRendering = 'PlainText'
        Set-StatusProfile -Aliyun -Name dts -Credential (New-TestCredential 'LTAI-1' 'secret-1') -Endpoint 'https://dts.example.com'
        Set-StatusProfile -Aliyun -Name second -Credential (New-TestCredential 'LTAI-2' 'secret-1')
        $lines = Get-Line (Get-StatusProfile)
        $lines[0] | Should -Match '^Name\s+Platform\s+Default\s+Identity\s+Protection\s+Endpoint'
        $lines[2] | Should -Match '^dts\s+Aliyun\s+yes\s+LTAI-1\s+\w+\s+https://dts\.example\.com'
        $lines[3] | Should -Match '^second\s+Aliyun\s+LTAI-2'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 100
    }

    It 'show what a test found' {
        $PSStyle.OutputRendering = 'PlainText'
        $lines = Get-Line (Test-StatusProfile demo | Select-Object -First 5)
        $lines[0] | Should -Match '^Profile\s+Platform\s+Step\s+Passed\s+Elapsed\s+Detail'
        $lines[2] | Should -Match '^demo\s+BlueKing\s+Proxy\s+skipped\s'
        $lines[5] | Should -Match '^demo\s+BlueKing\s+SignIn\s+yes\s+\d'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 100
    }

    It 'have every property for Format-List' {
        $PSStyle.OutputRendering = 'PlainText'
        $list = Get-CmdbSyncStatus 28 -BizId 3 -ServiceTemplateId 1 -Profile demo | Format-List | Out-String
        foreach ($name in 'ModuleId', 'RawStatus', 'RequestId', 'NeedsAttention') { $list | Should -Match "$name\s+:" }
    }

    It 'cut a long name short instead of breaking the line' {
        $PSStyle.OutputRendering = 'PlainText'
        $record = [StatusPS.JobInstanceStatus] @{ JobInstanceId = [long]::MaxValue; Name = '很长的名字' * 40; CurrentStep = 'x' * 200; StepNumber = 1 }
        $lines = Get-Line $record
        $lines.Count | Should -Be 3
        $lines[2].Length | Should -BeLessOrEqual 100
    }
}

Describe 'Hosts' {
    It 'are grouped by their step' {
        $hosts = (Get-JobInstanceStatus 102 -BizId 1 -Profile demo -IncludeHost).Steps.Hosts
        $hosts.StepName | Select-Object -Unique | Should -Be 'Distribute certificates', 'Reload service'
        $text = $hosts | Out-String -Width 100
        [regex]::Matches($text, '(?m)^   Step: 102[12] \w+ ').Count | Should -Be 2
    }
}

Describe 'What a service names something' {
    BeforeAll {
        $stub = Start-Stub {
            $evil = 'a\u001b[2J\u001b]0;owned\u0007b\u202ec\r\nd\u2028e\u009b31m'
            @{ Body = '{"data":{"finished":true,"job_instance":{"job_instance_id":1,"status":4,"name":"EVIL"},"step_instance_list":[{"step_instance_id":2,"type":1,"status":4,"name":"EVIL","step_ip_result_list":[{"bk_host_id":3,"ip":"10.0.0.1","status":104,"tag":"EVIL"}]}]}}'.Replace('EVIL', $evil) }
        }
        $hostile = New-FormProfile 'job.v4' $stub.Address 'id-1' 'secret-1'
    }

    AfterAll { Stop-Stub $stub }

    It 'cannot steer the terminal, in no view and no property' {
        $job = Get-JobInstanceStatus 1 -BizId 1 -Profile $hostile -IncludeHost
        $step = $job.Steps[0]
        $screen = @(
            $job | Out-String -Width 200
            $job | Format-List * | Out-String -Width 200
            $step | Out-String -Width 200
            $step | Format-List | Out-String -Width 200
            $step.Hosts | Out-String -Width 200
            $step.Hosts | Format-List | Out-String -Width 200
            "$job $step $($job.Name)"
            $job | Watch-Status -Count 1 | Out-String -Width 200
            $job | Wait-Status -ErrorAction SilentlyContinue -ErrorVariable failed
            "$failed $($failed.ErrorDetails.RecommendedAction)"
        ) -join ''
        $screen = $screen -replace '\x1b\[[0-9;]*m'
        $screen | Should -BeLike '*owned*'
        [regex]::Matches($screen, '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069]').Count | Should -Be 0
        $job.Name | Should -Not -Match '\n'
    }
}
