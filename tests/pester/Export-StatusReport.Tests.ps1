BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
    $site = New-EmulatorProfile $emulator 'job.v4' -Name 'report-site'
    $cloud = New-EmulatorProfile $emulator 'dts.acs3' -Name 'report-cloud'
    $pool = New-EmulatorProfile $emulator 'authing.token' -Name 'report-pool'
    function Get-TestRecord {
        Get-JobInstanceStatus 102, 106 -BizId 1 -Profile $site -IncludeHost
        Get-CmdbSyncStatus 31 -BizId 3 -ServiceTemplateId 1 -Profile $site
        Get-DtsSyncStatus dtsdemotwoway -Profile $cloud
        Get-AuthingSyncJob 1003 -Profile $pool
    }
}

AfterAll { Exit-Suite $suite }

Describe 'Export-StatusReport' {
    BeforeEach {
        # An error that is merged into the output is none that ends the test.
        $ErrorActionPreference = 'Continue'
        $file = Join-Path $suite.Folder "r-$([guid]::NewGuid().ToString('N')).html"
    }

    It 'writes records of every service to one page, which Import-StatusRecord reads back' {
        $records = Get-TestRecord
        $records | Export-StatusReport $file | Should -BeNullOrEmpty
        $read = Import-StatusRecord $file
        $read.Count | Should -Be $records.Count
        $read | ForEach-Object { $_ | Should -BeOfType ([StatusPS.StatusRecord]) }
        foreach ($record in $records) { @($read | Where-Object { $_ -eq $record }).Count | Should -Be 1 -Because "$record" }
        ($read | Where-Object Id -EQ 102).Steps.Hosts.Count | Should -Be ($records | Where-Object Id -EQ 102).Steps.Hosts.Count
        $read[0].NeedsAttention | Should -BeTrue
        $read[-1].State | Should -Be 'Succeeded'
    }

    It 'puts the queries that failed first' {
        Get-JobInstanceStatus 102, 404404 -BizId 1 -Profile $site 2>&1 | Export-StatusReport $file
        $page = Get-Content $file -Raw
        $page | Should -BeLike '*Queries that failed*404404*StatusPS.NotFound*<table*Rotate certificates*'
        (Import-StatusRecord $file).Id | Should -Be '102'
    }

    It 'takes a record with which a wait failed as a record, not as a failed query' {
        Get-JobInstanceStatus 102 -BizId 1 -Profile $site | Wait-Status 2>&1 | Export-StatusReport $file
        Get-Content $file -Raw | Should -Not -BeLike '*Queries that failed*'
        (Import-StatusRecord $file).State | Should -Be 'Failed'
    }

    It 'shows log entries with their record' {
        $job = Get-JobInstanceStatus 102 -BizId 1 -Profile $site -IncludeHost
        $log = @($job | Get-StatusLog)
        $log.Count | Should -BeGreaterThan 0
        @($log) + $job | Export-StatusReport $file
        Get-Content $file -Raw | Should -BeLike "*Reasons from the log*$([Net.WebUtility]::HtmlEncode($log[0].Source))*"
        @(Import-StatusRecord $file).Count | Should -Be 1
    }

    It 'takes the records of the log entries when there are no others' {
        Get-JobInstanceStatus 102 -BizId 1 -Profile $site -IncludeHost | Get-StatusLog | Export-StatusReport $file
        (Import-StatusRecord $file).Id | Should -Be '102'
    }

    It 'takes records and errors of JSON, CLIXML and a job' {
        $record = Get-JobInstanceStatus 102 -BizId 1 -Profile $site
        $xml = Join-Path $suite.Folder 'records.clixml'
        Split-Output { Get-JobInstanceStatus 404404 -BizId 1 -Profile $site } | ForEach-Object Errors | Export-Clixml $xml
        @($record | ConvertTo-Json -Depth 5 | ConvertFrom-Json) + @(Import-Clixml $xml) | Export-StatusReport $file
        Get-Content $file -Raw | Should -BeLike '*Queries that failed*404404*StatusPS.NotFound*'
        (Import-StatusRecord $file).Name | Should -Be 'Rotate certificates'
        $job = Start-ThreadJob { param($module, $record) Import-Module $module; $record } -ArgumentList (Get-ModulePath), $record
        $job | Receive-Job -Wait -AutoRemoveJob | Export-StatusReport $file
        (Import-StatusRecord $file).Id | Should -Be '102'
    }

    It 'does not write with -WhatIf' {
        Get-TestRecord | Export-StatusReport $file -WhatIf
        Test-Path $file | Should -BeFalse
    }

    It 'returns the file with -PassThru' {
        $written = Get-JobInstanceStatus 102 -BizId 1 -Profile $site | Export-StatusReport $file -PassThru
        $written | Should -BeOfType ([IO.FileInfo])
        $written.FullName | Should -Be $file
    }

    It 'writes a path relative to the current location' {
        Push-Location $suite.Folder
        try {
            Get-JobInstanceStatus 102 -BizId 1 -Profile $site | Export-StatusReport relative.md -Title 'Night & day'
            Get-Content (Join-Path $suite.Folder relative.md) -TotalCount 1 | Should -BeExactly '## Night &#38; day'
        } finally {
            Pop-Location
        }
    }

    It 'says that there are no records: <Name>' -ForEach @(
        @{ Name = 'empty pipeline'; Export = { param($file) @() | Export-StatusReport $file } }
        @{ Name = 'empty array'; Export = { param($file) Export-StatusReport $file -InputObject @() } }
        @{ Name = 'null'; Export = { param($file) Export-StatusReport $file -InputObject $null } }
    ) {
        & $Export $file
        Get-Content $file -Raw | Should -BeLike '*The input has no records.*'
        $read = Split-Output { Import-StatusRecord $file }
        $read.Errors[0].Exception.Message | Should -BeLike "*$file has no records."
    }

    It 'leaves out the least urgent records with -First' {
        Get-TestRecord | Export-StatusReport $file -First 2
        $read = Import-StatusRecord $file
        $read.Count | Should -Be 2
        $read.State | Should -Be 'Failed', 'Failed'
        Get-Content $file -Raw | Should -BeLike '*of 6 records need attention*and 4 more*'
    }

    It 'appends Markdown' {
        $summary = [IO.Path]::ChangeExtension($file, 'md')
        'Deployed.' | Set-Content $summary
        1..2 | ForEach-Object { Get-JobInstanceStatus 102 -BizId 1 -Profile $site | Export-StatusReport $summary -Append }
        $text = Get-Content $summary -Raw
        $text | Should -BeLike 'Deployed.*'
        [regex]::Matches($text, '(?m)^## ').Count | Should -Be 2
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'an extension without a format'; Path = 'r.txt'; With = @{}; Message = "*extension of '*r.txt'*Nothing was written." }
        @{ Name = '-Append to a page'; Path = 'r.html'; With = @{ Append = $true }; Message = '*format Html cannot be appended*' }
        @{ Name = 'a folder that does not exist'; Path = 'none/r.html'; With = @{}; Message = '*cannot be written*' }
        @{ Name = 'a path outside the file system'; Path = 'env:r.html'; With = @{}; Message = '*provider Environment*' }
    ) {
        $path = $Path -like 'env:*' ? $Path : (Join-Path $suite.Folder $Path)
        $thrown = Get-Thrown { Get-JobInstanceStatus 102 -BizId 1 -Profile $site | Export-StatusReport $path @With }
        $thrown.Exception.Message | Should -BeLike $Message
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Test-Path $path | Should -BeFalse
    }

    It 'reports an object that is not a record, and writes the others' {
        $written = Split-Output { @('text'; Get-JobInstanceStatus 102 -BizId 1 -Profile $site; 3) | Export-StatusReport $file }
        $written.Errors.Count | Should -Be 2
        $written.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*'
        (Import-StatusRecord $file).Id | Should -Be '102'
    }

    It 'ignores warnings' {
        $shell = New-Session 'param($file, $record) & { $record; Write-Warning careful } 3>&1 | Export-StatusReport $file' $file, (Get-JobInstanceStatus 102 -BizId 1 -Profile $site)
        try {
            $null = $shell.Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
        } finally {
            $shell.Dispose()
        }
        Get-Content $file -Raw | Should -Not -BeLike '*careful*'
    }

    It 'completes the formats' {
        $text = 'Export-StatusReport r -Format '
        (TabExpansion2 $text $text.Length).CompletionMatches.CompletionText | Sort-Object | Should -Be 'Html', 'JUnit', 'Markdown'
    }
}

Describe 'Import-StatusRecord' {
    BeforeAll {
        $folder = New-Item -ItemType Directory (Join-Path $suite.Folder 'records')
        $records = @(Get-TestRecord)
        $files = @{
            json  = Join-Path $folder 'a.json'
            lines = Join-Path $folder 'b.jsonl'
            enums = Join-Path $folder 'c.json'
            xml   = Join-Path $folder 'd.xml'
            html  = Join-Path $folder 'e[1].html'
        }
        $records | ConvertTo-Json -Depth 6 | Set-Content $files.json
        $records | ForEach-Object { $_ | ConvertTo-Json -Depth 6 -Compress } | Set-Content $files.lines
        $records | ConvertTo-Json -Depth 6 -EnumsAsStrings | Set-Content $files.enums
        $records | Export-Clixml $files.xml -Depth 6
        $records | Export-StatusReport $files.html
    }

    It 'reads <_> as records that equal the originals' -ForEach 'json', 'lines', 'enums', 'xml', 'html' {
        $read = @(Import-StatusRecord -LiteralPath $files[$_])
        $read.Count | Should -Be $records.Count
        foreach ($record in $records) { @($read | Where-Object { $_ -eq $record }).Count | Should -Be 1 -Because "$record" }
        ($read | Where-Object Id -EQ 102).Duration | Should -Be ($records | Where-Object Id -EQ 102).Duration
        ($read | Where-Object Id -EQ 102).Steps[0] | Should -BeOfType ([StatusPS.JobStepStatus])
    }

    It 'takes wildcards, several paths and files of the pipeline' {
        @(Import-StatusRecord "$folder/*.json").Count | Should -Be (2 * $records.Count)
        @(Import-StatusRecord $files.json, $files.xml).Count | Should -Be (2 * $records.Count)
        @(Get-Item -LiteralPath $files.html | Import-StatusRecord).Count | Should -Be $records.Count
        @($files.json, $files.lines | Import-StatusRecord).Count | Should -Be (2 * $records.Count)
    }

    It 'skips what is not a record with a warning' {
        $file = Join-Path $suite.Folder 'mixed.json'
        ConvertTo-Json @($records[0], @{ Service = 'Job'; Severity = 'Error'; Text = 'log' }, @{ x = 1 }, 'text') -Depth 6 | Set-Content $file
        $read = @(Import-StatusRecord $file -WarningVariable warned -WarningAction SilentlyContinue)
        $read.Count | Should -Be 1
        "$warned" | Should -BeLike '*mixed.json: 3 objects are not records and were skipped.'
    }

    It 'reports <Name>' -ForEach @(
        @{ Name = 'a file without records'; Content = '[]'; Message = '*bad.json has no records.' }
        @{ Name = 'a page that is not a report'; Content = '<html><body></body></html>'; Message = '*bad.json has no records.' }
        @{ Name = 'an empty file'; Content = ''; Message = '*bad.json has no records.' }
        @{ Name = 'JSON that ends early'; Content = '[{"Service":"Job"'; Message = '*bad.json cannot be read: *' }
        @{ Name = 'CLIXML that ends early'; Content = '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj'; Message = '*bad.json cannot be read: *' }
        @{ Name = 'a file that does not exist'; Content = $null; Message = '*cannot be read: *' }
    ) {
        $file = Join-Path $suite.Folder 'bad.json'
        Remove-Item $file -ErrorAction Ignore
        if ($null -ne $Content) { Set-Content $file $Content -NoNewline }
        $read = Split-Output { Import-StatusRecord $file, $files.json }
        $read.Errors.Count | Should -Be 1
        $read.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*'
        $read.Errors[0].Exception.Message | Should -BeLike $Message
        $read.Records.Count | Should -Be $records.Count
    }

    It 'gives records that can be waited for again' {
        $read = Import-StatusRecord $files.json | Where-Object Id -EQ 106
        ($read | Wait-Status).State | Should -Be 'Succeeded'
    }
}
