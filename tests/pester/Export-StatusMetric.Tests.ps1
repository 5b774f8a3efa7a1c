# The metrics of real records and of errors that 2>&1 puts among them: a file, or a Pushgateway that a stub plays.
BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $secret = 'S3cret/+&<"é$>='
    $file = Join-Path $suite.Folder 'statusps.prom'
    function Get-Metric { [IO.File]::ReadAllText($file) -split "`n" }
    # The value of one series; nothing when it is not there.
    function Get-Value([string] $Series) {
        $line = @(Get-Metric | Where-Object { $_.StartsWith("$Series ") })
        if ($line) { $line.Count | Should -Be 1; [double] $line[0].Substring($Series.Length + 1) }
    }
    # What a cmdlet writes to the output and to the warnings, apart.
    function Split-Warning([scriptblock] $Script) {
        $all = @(& $Script 3>&1)
        [pscustomobject]@{
            Output   = @($all | Where-Object { $_ -isnot [Management.Automation.WarningRecord] })
            Warnings = @($all | Where-Object { $_ -is [Management.Automation.WarningRecord] } | ForEach-Object Message)
        }
    }
}

AfterAll { Exit-Suite $suite }

Describe 'Export-StatusMetric -Path' {
    BeforeEach {
        Reset-Suite $suite
        Remove-Item $file -ErrorAction Ignore
    }

    It 'writes the records of every service' {
        $records = Get-StatusOverview -Profile demo
        $records | Export-StatusMetric $file | Should -BeNullOrEmpty
        foreach ($group in $records | Group-Object Service) {
            Get-Value "statusps_up{profile=`"demo`",service=`"$($group.Name)`"}" | Should -Be 1
            foreach ($state in [enum]::GetNames([StatusPS.StatusState])) {
                Get-Value "statusps_records{profile=`"demo`",service=`"$($group.Name)`",state=`"$state`"}" |
                    Should -Be @($group.Group | Where-Object State -EQ $state).Count
            }
            Get-Value "statusps_query_duration_seconds{profile=`"demo`",service=`"$($group.Name)`"}" | Should -Not -BeNullOrEmpty
        }
        Get-Value 'statusps_query_timestamp_seconds{profile="demo",service="Dts"}' | Should -Be $DemoTime.ToUnixTimeSeconds()
        $job = 'profile="demo",region_id="cn-hangzhou",job_id="dtsdemotwoway",direction="Reverse"'
        Get-Value "statusps_dts_job_state{$job,state=`"Failed`"}" | Should -Be 1
        Get-Value "statusps_dts_lag_seconds{$job}" | Should -Be 3600 -Because 'the clock of the demo stands still'
        Get-Value "statusps_dts_job_info{$job,name=`"accounts-two-way`"}" | Should -Be 1
        Get-Value 'statusps_series_dropped' | Should -Be 0
        (Get-Metric)[-2..-1] | Should -Be '# EOF', ''
    }

    It 'has no byte order mark, and no temporary file beside it' {
        Get-DtsSyncStatus dtsdemolag -Profile demo | Export-StatusMetric $file
        [IO.File]::ReadAllBytes($file)[0..1] | Should -Be ([byte[]] [char[]] '# ')
        Get-ChildItem $suite.Folder -Filter *.tmp | Should -BeNullOrEmpty
    }

    It 'takes records of files and jobs, and rows of JSON and CSV' {
        $records = Get-DtsSyncStatus dtsdemolag, dtsdemotwoway -Profile demo
        $records | Export-StatusMetric $file
        $expected = Get-Metric
        $clixml = Join-Path $suite.Folder 'records.xml'
        $records | Export-Clixml $clixml
        Import-Clixml $clixml | Export-StatusMetric $file
        Get-Metric | Should -Be $expected
        $records | ConvertTo-Json -Depth 5 | ConvertFrom-Json | Export-StatusMetric $file
        Get-Metric | Should -Be $expected
        $records | ConvertTo-Csv | ConvertFrom-Csv | Export-StatusMetric $file
        Get-Value 'statusps_records{profile="demo",service="Dts",state="Failed"}' | Should -Be 1
        [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($records)) | Export-StatusMetric $file
        Get-Metric | Should -Be $expected
    }

    It 'counts a failed query of 2>&1, and warns before it writes' {
        $ErrorActionPreference = 'Continue'
        New-FormProfile 'authing.token' 'http://127.0.0.1:1' 'id-1' $secret '' 'd-gone' | Set-StatusProfile
        New-FormProfile 'job.v4' 'http://127.0.0.1:1' 'id-1' $secret '' 'e-scopeless' | Set-StatusProfile
        $split = Split-Warning { Get-StatusOverview demo, d-gone, e-scopeless, nobody 2>&1 | Export-StatusMetric $file }
        Get-Value 'statusps_up{profile="d-gone",service="Authing"}' | Should -Be 0
        Get-Value 'statusps_query_errors{profile="d-gone",service="Authing",kind="Unavailable"}' | Should -Be 1
        foreach ($service in 'Cmdb', 'Job') {
            Get-Value "statusps_up{profile=`"e-scopeless`",service=`"$service`"}" | Should -Be 0
            Get-Value "statusps_query_errors{profile=`"e-scopeless`",service=`"$service`",kind=`"Profile`"}" | Should -Be 1
        }
        Get-Value 'statusps_up{profile="nobody",service=""}' | Should -Be 0
        Get-Value 'statusps_up{profile="demo",service="Authing"}' | Should -Be 1
        (Get-Metric)[2..5] | Should -BeLike 'statusps_up{*} 0'
        $split.Warnings | Should -HaveCount 1
        $split.Warnings[0] | Should -BeLike '4 of 8 queries failed*'
        $split.Warnings[0] | Should -Match 'd-gone Authing \(1 Unavailable\)'
        Find-Secret ((Get-Metric) + $split.Warnings) $secret | Should -BeNullOrEmpty
    }

    It 'knows the profile, the service and the time of a query by key, and of errors from a file' {
        $ErrorActionPreference = 'Continue'
        $report = Join-Path $suite.Folder 'failed.html'
        $all = @(Get-DtsSyncStatus dtsdemolag, dtsmissing1 -Profile demo 2>&1)
        $all | Export-StatusMetric $file -WarningAction Ignore
        Get-Value 'statusps_up{profile="demo",service="Dts"}' | Should -Be 0
        Get-Value 'statusps_query_errors{profile="demo",service="Dts",kind="NotFound"}' | Should -Be 1
        Get-Value 'statusps_records{profile="demo",service="Dts",state="Synchronizing"}' | Should -Be 1
        $failed = $all | Where-Object { $_ -is [Management.Automation.ErrorRecord] }
        $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($failed))
        foreach ($only in $failed, $copy) {
            $only | Export-StatusMetric $file -WarningAction Ignore
            Get-Value 'statusps_query_timestamp_seconds{profile="demo",service="Dts"}' | Should -Be $DemoTime.ToUnixTimeSeconds()
            $only | Export-StatusReport $report
            Get-Content $report -Raw | Should -BeLike "*Time of the failure: $($DemoTime.LocalDateTime.ToString('yyyy-MM-dd HH:mm:ss'))*"
        }
        $clixml = Join-Path $suite.Folder 'all.xml'
        New-FormProfile 'authing.token' 'http://127.0.0.1:1' 'id-1' $secret '' 'd-gone' | Set-StatusProfile
        Get-StatusOverview demo, d-gone 2>&1 | Export-Clixml $clixml -Depth 3
        Import-Clixml $clixml | Export-StatusMetric $file -WarningAction Ignore
        Get-Value 'statusps_query_errors{profile="d-gone",service="Authing",kind="Unavailable"}' | Should -Be 1
        Get-StatusOverview demo, d-gone 2>&1 | Export-Clixml $clixml -Depth 1
        Import-Clixml $clixml | Export-StatusMetric $file -WarningAction Ignore
        Get-Value 'statusps_query_errors{profile="d-gone",service="Authing",kind="Unavailable"}' | Should -Be 1
        $text = [Management.Automation.PSSerializer]::Serialize(@(Get-StatusOverview d-gone 2>&1))
        [Management.Automation.PSSerializer]::Deserialize($text) | Export-StatusMetric $file -WarningAction Ignore
        Get-Value 'statusps_query_errors{profile="d-gone",service="Authing",kind="Unavailable"}' | Should -Be 1
    }

    It 'takes the record of a failed wait as a record, and an error of others as a failed query' {
        $ErrorActionPreference = 'Continue'
        Get-JobInstanceStatus 102, 106 -BizId 1 -Profile demo | Wait-Status 2>&1 | Export-StatusMetric $file
        Get-Value 'statusps_up{profile="demo",service="Job"}' | Should -Be 1
        Get-Value 'statusps_records{profile="demo",service="Job",state="Failed"}' | Should -Be 1
        Get-Item (Join-Path $suite.Folder 'missing') 2>&1 | Export-StatusMetric $file -WarningAction Ignore
        Get-Value 'statusps_query_errors{profile="",service="",kind="Other"}' | Should -Be 1
    }

    It 'ignores messages and log entries, and reports what is no record' {
        $log = Get-JobInstanceStatus 102 -BizId 1 -Profile demo | Get-StatusLog
        $log | Should -Not -BeNullOrEmpty
        $log, $null, (Write-Warning 'careful' 3>&1) | ForEach-Object { $_ } | Export-StatusMetric $file
        @(Get-Metric) -notlike '# *' -ne '' | Should -Be 'statusps_series_dropped 0'
        $output = Split-Output { 'text', (Get-DtsSyncStatus dtsdemolag -Profile demo) | Export-StatusMetric $file }
        $output.Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*'
        Get-Value 'statusps_up{profile="demo",service="Dts"}' | Should -Be 1
    }

    It 'writes a file without series for an empty input' {
        @() | Export-StatusMetric $file
        Get-Value 'statusps_series_dropped' | Should -Be 0
        Export-StatusMetric $file -InputObject $null
        Get-Value 'statusps_series_dropped' | Should -Be 0
    }

    It 'drops the least urgent series beyond -MaxSeries, and warns' {
        $split = Split-Warning { Get-DtsSyncStatus dtsdemolag, dtsdemotwoway -Profile demo | Export-StatusMetric $file -MaxSeries 30 }
        $split.Warnings | Should -BeLike '* series were dropped, * because -MaxSeries is 30.'
        Get-Value 'statusps_series_dropped' | Should -BeGreaterThan 0
        @(Get-Metric) -like 'statusps_dts_job_state{*direction="Reverse",state="Failed"} 1' | Should -HaveCount 1
        @(Get-Metric) -notlike '#*' -ne '' | Measure-Object | ForEach-Object Count | Should -BeLessOrEqual 31
    }

    It 'returns the file with -PassThru, and writes nothing with -WhatIf' {
        $records = Get-DtsSyncStatus dtsdemolag -Profile demo
        ($records | Export-StatusMetric $file -PassThru).FullName | Should -BeExactly $file
        Remove-Item $file
        $null = (New-Session 'param($file) Get-DtsSyncStatus dtsdemolag -Profile demo | Export-StatusMetric $file -WhatIf' $file).Invoke()
        Test-Path $file | Should -BeFalse
        Push-Location $suite.Folder
        try {
            $records | Export-StatusMetric relative.prom
            Join-Path $suite.Folder 'relative.prom' | Should -Exist
        } finally {
            Pop-Location
        }
    }

    It 'rejects the path <Path> before it reads anything' -ForEach @(
        @{ Path = 'metrics.txt' }, @{ Path = 'metrics.PROM' }, @{ Path = 'Env:/a.prom' }
    ) {
        $read = [Collections.ArrayList]::new()
        $thrown = Get-Thrown { 1..3 | ForEach-Object { $read.Add($_) } | Export-StatusMetric $Path }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.*,StatusPS.Cmdlets.ExportStatusMetricCommand'
        $read.Count | Should -Be 0
    }

    It 'reports a folder that does not exist' {
        $path = Join-Path $suite.Folder 'missing/a.prom'
        $thrown = Get-Thrown { @() | Export-StatusMetric $path }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*'
        "$thrown" | Should -BeLike "*$path*"
    }
}

Describe 'Export-StatusMetric -PushGateway' {
    BeforeAll {
        $records = Get-DtsSyncStatus dtsdemolag -Profile demo
        $gateway = Start-Stub { param($text) @{ Status = $text -match 'Authorization' ? 200 : 202; Type = 'text/plain' } }
        $refusing = Start-Stub { @{ Status = 400; Type = 'text/plain'; Body = 'pushed metrics are invalid or inconsistent' } }
    }

    AfterAll {
        Stop-Stub $gateway
        Stop-Stub $refusing
    }

    BeforeEach {
        Reset-Suite $suite
        $gateway.State.Requests.Clear()
    }

    It 'sends the same text as to a file, by PUT to the job statusps' {
        $records | Export-StatusMetric -PushGateway $gateway.Address | Should -BeNullOrEmpty
        $records | Export-StatusMetric $file
        $gateway.State.Requests.Count | Should -Be 1
        $head, $body = $gateway.State.Requests[0] -split "`r`n`r`n", 2
        $head | Should -BeLike 'PUT /metrics/job/statusps HTTP/1.1*'
        $head | Should -Not -Match 'Authorization'
        $body | Should -BeExactly ([IO.File]::ReadAllText($file))
    }

    It 'uses the address of a group unchanged' {
        $records | Export-StatusMetric -PushGateway "$($gateway.Address)/metrics/job/statusps/site/a"
        $gateway.State.Requests[0] | Should -BeLike 'PUT /metrics/job/statusps/site/a HTTP/1.1*'
    }

    It 'signs in with -Credential, and shows neither the password nor its encoding' {
        $verbose = $records | Export-StatusMetric -PushGateway $gateway.Address -Credential (New-TestCredential ops $secret) -Verbose 4>&1
        $basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("ops:$secret"))
        $gateway.State.Requests[0] | Should -Match "Authorization: Basic $([regex]::Escape($basic))"
        "$verbose" | Should -BeLike '*HTTP 200*'
        Find-Secret "$verbose" $secret, $basic | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        $null = (New-Session 'param($uri) Get-DtsSyncStatus dtsdemolag -Profile demo | Export-StatusMetric -PushGateway $uri -WhatIf' $gateway.Address).Invoke()
        $gateway.State.Requests.Count | Should -Be 0
    }

    It 'ends with an error when the metrics are rejected or nothing listens' {
        $thrown = Get-Thrown { $records | Export-StatusMetric -PushGateway $refusing.Address }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*'
        "$thrown" | Should -BeLike '*pushed metrics are invalid or inconsistent*'
        (Get-Thrown { $records | Export-StatusMetric -PushGateway http://127.0.0.1:1 }).FullyQualifiedErrorId | Should -BeLike 'StatusPS.Unavailable,*'
    }

    It 'requires https for another machine, or -AllowHttp without a credential' {
        $thrown = Get-Thrown { $records | Export-StatusMetric -PushGateway http://push.example.com:9091 }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Untrusted,*'
        $thrown.ErrorDetails.RecommendedAction | Should -Match '-AllowHttp'
        $with = New-TestCredential ops $secret
        $thrown = Get-Thrown { $records | Export-StatusMetric -PushGateway http://push.example.com:9091 -AllowHttp -Credential $with }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Untrusted,*'
        Get-Thrown { $records | Export-StatusMetric -PushGateway http://push.example.com:9091 -AllowHttp -WhatIf } | Should -BeNullOrEmpty
    }

    It 'takes no -PassThru' {
        { $records | Export-StatusMetric -PushGateway $gateway.Address -PassThru } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }
}
