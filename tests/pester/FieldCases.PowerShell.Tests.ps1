# Cases from the field that have to do with PowerShell itself: what is pasted, piped, saved, shown and run in CI.
BeforeDiscovery {
    $isUnix = -not $IsWindows
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $root = Split-Path (Split-Path $PSScriptRoot)
    # Names that a shell could take for more than one word, or for something else.
    $nastyNames = "o'hara", 'two words', 'a"b', '$env:HOME', '$(1+1)', '-dash', '--', '#hash', '@at', '名称', 'é', 'a&b', '{x}', '(x)', '<y>', '|', "x$([char] 0x2018)y", '1e3', '[b]', '*', '`t', 'a;b'

    function Read-Command([string] $Text) {
        $tokens = $errors = $null
        $parsed = [Management.Automation.Language.Parser]::ParseInput($Text, [ref] $tokens, [ref] $errors)
        [pscustomobject]@{
            Errors   = @($errors)
            Commands = @($parsed.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true))
            # Statements of the text itself: a second one would run by its own.
            Count    = @($parsed.EndBlock.Statements).Count
        }
    }

    # The command at the end of an advice: behind its last colon. Null where there is none.
    function Get-AdvisedCommand([string] $Advice) {
        if ($Advice -match '(?s)^.*: (?<command>\(?(?:Get|Set|Test|Select|Remove|Install|Register)-[A-Z]\w+ .*)$') { $Matches.command }
    }

    # The messages in English, as they stand in the code.
    function Get-Message {
        [xml] $texts = Get-Content -Raw (Join-Path $root 'src/StatusPS.Engine/Localization/LocalizedTexts.zh-CN.resx')
        $texts.root.data | ForEach-Object { $_.name; $_.value }
    }

    # Blocks of code of a page: fences of Markdown, or of an about topic the paragraphs that are code.
    function Get-Snippet([string] $Path) {
        $text = Get-Content -Raw (Join-Path $root $Path)
        if ($Path -like '*.md') {
            [regex]::Matches($text, '(?ms)^```(?<language>powershell|yaml)\n(?<code>.*?)^```$') | ForEach-Object {
                [pscustomobject]@{ Page = $Path; Language = $_.Groups['language'].Value; Code = $_.Groups['code'].Value }
            }
            return
        }
        $text -split '\r?\n\s*\r?\n' | Where-Object { $_ -match "(?m)^ {4,}(\`$|Get-|param\(|try|# \w|jobs:)" } | ForEach-Object {
            $language = $_ -match '(?m)^ +run: \|' ? 'yaml' : 'powershell'
            [pscustomobject]@{ Page = $Path; Language = $language; Code = ($_ -replace '(?m)^ {4}') + "`n" }
        }
    }

    # The script that a step of a workflow runs.
    function Get-StepScript([string] $Yaml) {
        $null = $Yaml -match '(?ms)^(?<indent> *)run: \|\n(?<body>.*)$'
        $body = $Matches.body -split '\n'
        $margin = ($body[0] -replace '\S.*').Length
        ($body | ForEach-Object { $_.Length -ge $margin ? $_.Substring($margin) : $_ }) -join "`n"
    }

    # Everything that says it ends a runbook, or decides an exit code.
    function Get-Runbook {
        $pages = @('README.md', 'README.zh-CN.md'; Get-ChildItem (Join-Path $root 'docs') -Recurse -Filter *.md | ForEach-Object { [IO.Path]::GetRelativePath($root, $_.FullName) }
            'en-US', 'zh-CN' | ForEach-Object { foreach ($topic in Get-ChildItem (Join-Path $root "module/$_") -Filter about_*.txt) { [IO.Path]::GetRelativePath($root, $topic.FullName) } })
        foreach ($snippet in $pages | ForEach-Object { Get-Snippet $_ }) {
            if ($snippet.Language -eq 'yaml') { $snippet.Code = Get-StepScript $snippet.Code }
            if ($snippet.Code -match "(?m)Wait-Status|check-sync" -and $snippet.Code -match 'Stop|exit ') { $snippet }
        }
    }

    # Runs scripts one by one in one child with the preferences of a new session. Each says when its next step would run.
    function Invoke-Runbook([object[]] $Runbook, [hashtable] $Variable) {
        $folder = Join-Path $suite.Folder "runbooks-$([guid]::NewGuid().ToString('N'))"
        $null = New-Item -ItemType Directory $folder
        'job_instance_id,bk_scope_type,bk_scope_id', '106,biz,1', '404404,biz,1' | Set-Content (Join-Path $folder jobs.csv)
        $number = 0
        foreach ($one in $Runbook) { $one.Code + "`n'RELEASED'" | Set-Content (Join-Path $folder ('{0:000}.ps1' -f $number++)) }
        $script = @'
$ErrorActionPreference = 'Continue'
Set-Location $env:RUNBOOKS
foreach ($file in Get-ChildItem *.ps1 | Sort-Object Name) {
    $global:LASTEXITCODE = 0
    $with = (Get-Content -Raw $file) -match '\[Parameter\(Mandatory\)\] \[long\] \$Id' ? @{ Id = 404404; BizId = 1 } : @{}
    $output = try { & $file @with 2>$null | Out-String } catch { 'STOPPED' }
    "$($file.BaseName)|$LASTEXITCODE|$($output -replace '\s+', ' ')"
}
'@
        $values = @{ RUNBOOKS = $folder; PSModulePath = (Split-Path (Get-ModulePath)) + [IO.Path]::PathSeparator + $env:PSModulePath; STATUSPS_PROFILE = 'demo'; STATUSPS_HOME = $suite.Store } + $Variable
        @((Invoke-Child $script $values) -split '\r?\n' | Where-Object { $_ -match '^\d{3}\|' })
    }
}

AfterAll { Exit-Suite $suite }

Describe 'A command that the module tells a person to run' {
    It 'parses as one command of PowerShell, with names that stay one argument' {
        $checked = 0
        $wrong = [Collections.Generic.List[string]]::new()
        $word = [StatusPS.StatusRecord].Assembly.GetType('StatusPS.CommandArgument').GetMethod('Quote')
        $words = @{}
        foreach ($name in $nastyNames) { $words[$name] = $word.Invoke($null, @($name)) }
        foreach ($message in Get-Message) {
            $template = Get-AdvisedCommand ($message -replace '：', ': ')
            if (-not $template) { continue }
            $template = $template -replace '-\{\d+\}', '-Aliyun'
            $hasHoles = $template -match '\{\d+\}'
            foreach ($name in $hasHoles ? $nastyNames : '') {
                $command = [regex]::Replace($template, '\{\d+\}', { $words[$name] })
                $read = Read-Command $command
                $elements = $read.Commands[0].CommandElements
                if ($read.Errors -or $read.Count -ne 1 -or $read.Commands[0].GetCommandName() -notmatch '^\w+-\w+$') { $wrong.Add($command) }
                if ($hasHoles -and $name -cnotin @($elements | Where-Object { $_ -is [Management.Automation.Language.StringConstantExpressionAst] }).Value) { $wrong.Add($command) }
                $checked++
            }
            $known = Get-Command $read.Commands[0].GetCommandName() -ErrorAction Ignore
            if ($known) {
                $used = @(@($elements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] }).ParameterName) -ne $null
                # One parameter set takes them all, and requires no other.
                $fitting = $known.ParameterSets | Where-Object {
                    $taken, $required = $_.Parameters.Name, @($_.Parameters | Where-Object { $_.IsMandatory -and $_.Position -lt 0 }).Name
                    -not ($used | Where-Object { $_ -notin $taken }) -and -not (@($required) -ne $null | Where-Object { $_ -notin $used })
                }
                if (-not $fitting) { $wrong.Add($template) }
            }
        }
        $wrong | Should -BeNullOrEmpty
        $checked | Should -BeGreaterThan 60
    }

    It 'has each name of the code put into it as a word of a command line' {
        $found = Get-ChildItem (Join-Path $root 'src/StatusPS'), (Join-Path $root 'src/StatusPS.Engine') -Recurse -Filter *.cs | Where-Object FullName -NotMatch '[\\/]obj[\\/]' |
            Select-String -Pattern '(?:Get|Set|Test|Remove|Select|Watch|Wait)-\w+ \{(?!CommandArgument\.|Quote\(|StatusProfile\.DemoName|(?:job|record)\.JobInstanceId)[^}]*\}' -CaseSensitive
        $found | Should -BeNullOrEmpty
    }

    It 'is no command of another shell' {
        Get-Message | Where-Object { $_ -match 'chmod|sudo|\brm\b|/\*' } | Should -BeNullOrEmpty
    }

    It 'is right in every page: each block of PowerShell parses' {
        $pages = @('README.md', 'README.zh-CN.md'; Get-ChildItem (Join-Path $root 'docs') -Recurse -Filter *.md | ForEach-Object { [IO.Path]::GetRelativePath($root, $_.FullName) })
        $snippets = @($pages | ForEach-Object { Get-Snippet $_ } | Where-Object Language -EQ powershell)
        $snippets.Count | Should -BeGreaterThan 200
        $snippets | Where-Object { (Read-Command $_.Code).Errors } | ForEach-Object { "$($_.Page): $($_.Code)" } | Should -BeNullOrEmpty
    }

    It 'does what it says when it is run, for a profile called <_>' -ForEach "o'hara", 'two words', 'a"b', '$env:HOME', '$(1+1)', '-dash', '#hash', '@at', '名称', 'a&b', '{x}', '<y>' {
        Reset-Suite $suite
        New-StatusProfile $_ -Aliyun -Credential (New-TestCredential 'id' 'secret-1') | Set-StatusProfile
        $asked = Split-Output { Get-StatusOverview -Profile $_ }
        $command = Get-AdvisedCommand $asked.Errors[0].ErrorDetails.RecommendedAction
        $before = @(Get-ChildItem $suite.Folder -Recurse -Force).FullName
        $null = & ([scriptblock]::Create($command))
        (Get-StatusProfile $_).RegionId | Should -BeExactly 'cn-hangzhou'
        @(Get-ChildItem $suite.Folder -Recurse -Force).FullName | Should -Be $before
    }
}

Describe 'A store that others may read' -Skip:(-not $isUnix) {
    BeforeEach {
        Reset-Suite $suite
        Set-StatusProfile a -Authing -Credential (New-TestCredential 'id-a' 'secret-1')
        $alien = Join-Path $suite.Store 'notes.txt'
        'mine' | Set-Content $alien
        $modes = { param($path) [int] [IO.File]::GetUnixFileMode($path) }
        [IO.File]::SetUnixFileMode($alien, 'UserRead, UserWrite, GroupRead, OtherRead')
    }

    It 'is closed by the command that the refusal names, and nothing else is touched' {
        [IO.File]::SetUnixFileMode($suite.Store, 'UserRead, UserWrite, UserExecute, GroupRead, GroupExecute, OtherRead, OtherExecute')
        foreach ($name in 'profiles.json', 'secrets.json', 'key', 'lock', 'profiles.json.bak') { [IO.File]::SetUnixFileMode((Join-Path $suite.Store $name), 'UserRead, UserWrite, OtherRead') }
        $thrown = Get-Thrown { Get-StatusProfile }
        $command = Get-AdvisedCommand $thrown.ErrorDetails.RecommendedAction
        $command | Should -BeExactly 'Get-StatusProfile -Repair'
        (Get-Thrown ([scriptblock]::Create("$command -WhatIf"))).FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        [IO.File]::GetUnixFileMode($suite.Store) | Should -Match 'OtherRead'
        $null = & ([scriptblock]::Create("$command -Force"))
        (Get-StatusProfile).Name | Should -Be a
        [IO.File]::GetUnixFileMode($suite.Store) | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite, UserExecute')
        foreach ($file in Get-ChildItem $suite.Store -File | Where-Object Name -NE notes.txt) { [IO.File]::GetUnixFileMode($file) | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite') -Because $file.Name }
        [IO.File]::GetUnixFileMode($alien) | Should -Match 'OtherRead'
    }

    It 'is left alone where its folder is not its own: a home, a folder with folders, a link out of it' {
        $folder = Join-Path $suite.Store 'sub'
        $null = New-Item -ItemType Directory $folder
        [IO.File]::SetUnixFileMode($suite.Store, 'UserRead, UserWrite, UserExecute, OtherRead')
        (Get-Thrown { Get-StatusProfile -Repair -Force }).ErrorDetails.RecommendedAction | Should -Match 'STATUSPS_HOME'
        [IO.File]::GetUnixFileMode($suite.Store) | Should -Match 'OtherRead'
        Remove-Item $folder
        [IO.File]::SetUnixFileMode($suite.Store, 'UserRead, UserWrite, UserExecute')
        $outside = Join-Path $suite.Folder 'outside.json'
        Move-Item (Join-Path $suite.Store profiles.json) $outside
        [IO.File]::SetUnixFileMode($outside, 'UserRead, UserWrite, OtherRead')
        $null = New-Item -ItemType SymbolicLink (Join-Path $suite.Store profiles.json) -Value $outside
        { Get-StatusProfile -Repair -Force } | Should -Throw -ErrorId 'StatusPS.Profile,*'
        [IO.File]::GetUnixFileMode($outside) | Should -Match 'OtherRead'
    }

    It 'does not stand in the way of demo and of profiles in memory' {
        $memory = New-StatusProfile mem -Authing -Credential (New-TestCredential 'id-m' 'secret-1')
        [IO.File]::SetUnixFileMode($suite.Store, 'UserRead, UserWrite, UserExecute, OtherRead')
        (Get-JobInstanceStatus 102 -BizId 1 -Profile demo).State | Should -Be Failed
        @(Get-StatusOverview -Profile demo -ErrorAction Stop).Count | Should -BeGreaterThan 10
        (Get-StatusProfile demo).Platform | Should -Be BlueKing, Aliyun, Authing
        (Test-StatusProfile demo).Passed | Should -Not -Contain $false
        (Get-JobInstanceStatus 106 -BizId 1 -Profile demo | Wait-Status -Profile demo).State | Should -Be Succeeded
        (Get-JobInstanceStatus 106 -BizId 1 -Profile demo | Watch-Status -Profile demo -Count 1).State | Should -Be Succeeded
        Select-StatusProfile $memory
        (Get-StatusProfile mem).Name | Should -Be mem
        (Split-Output { Get-StatusProfile }).Records.Name | Should -Be mem
        (TabExpansion2 'Get-StatusOverview -Profile ' -cursorColumn 28).CompletionMatches.CompletionText | Should -Be mem, demo
        Select-StatusProfile demo -Scope Process
        { Get-StatusProfile } | Should -Throw -ErrorId 'StatusPS.Profile,*'
    }

    It 'is closed, not refused, where nothing is stored in it yet' {
        Remove-Item $suite.Store -Recurse
        $null = New-Item -ItemType Directory $suite.Store
        [IO.File]::SetUnixFileMode($suite.Store, 'UserRead, UserWrite, UserExecute, GroupRead, GroupExecute, OtherRead, OtherExecute')
        Set-StatusProfile b -Authing -Credential (New-TestCredential 'id-b' 'secret-1') -WhatIf
        [IO.File]::GetUnixFileMode($suite.Store) | Should -Match 'OtherRead'
        Set-StatusProfile b -Authing -Credential (New-TestCredential 'id-b' 'secret-1')
        (Get-StatusProfile).Name | Should -Be b
        [IO.File]::GetUnixFileMode($suite.Store) | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite, UserExecute')
    }
}

Describe 'What is piped into a query' {
    BeforeAll {
        $records = @{
            Cmdb    = Get-CmdbSyncStatus 29 -BizId 3 -ServiceTemplateId 1 -Profile demo
            Job     = Get-JobInstanceStatus 106 -BizId 1 -Profile demo
            Dts     = Get-DtsSyncStatus dtsdemolag -Profile demo
            Authing = Get-AuthingSyncJob 1003 -First 1 -Profile demo
        }
        $queries = @{
            Cmdb    = { $input | Get-CmdbSyncStatus -Profile demo }
            Job     = { $input | Get-JobInstanceStatus -Profile demo }
            Dts     = { $input | Get-DtsSyncStatus -Profile demo }
            Authing = { $input | Get-AuthingSyncJob -First 1 -Profile demo }
        }
        $forms = @{
            live         = { $_ }
            deserialized = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_, 5)) }
            JSON         = { $_ | ConvertTo-Json -Depth 3 -WarningAction Ignore | ConvertFrom-Json }
            CSV          = { $_ | ConvertTo-Csv | ConvertFrom-Csv }
            selected     = { $_ | Select-Object Id, Name, State }
        }
    }

    It 'is one clear error each time it is a record of another service, in any form: into <_>' -ForEach 'Cmdb', 'Job', 'Dts', 'Authing' {
        $into = $_
        $given = @(foreach ($of in $records.Keys | Where-Object { $_ -ne $into }) {
                foreach ($form in $forms.Keys) {
                    $one = $records[$of] | ForEach-Object $forms[$form]
                    1..2 | ForEach-Object { [pscustomobject]@{ Of = $of; Form = $form; Record = $one } }
                }
            })
        $given.Count | Should -Be 30
        $output = Split-Output { $given | ForEach-Object Record | & $queries[$into] }
        $output.Records | Should -BeNullOrEmpty
        $output.Errors.Count | Should -Be $given.Count
        0..($given.Count - 1) | Where-Object { "$($output.Errors[$_])" -notmatch "is a record of $($given[$_].Of)" } |
            ForEach-Object { "$($given[$_].Form) of $($given[$_].Of): $($output.Errors[$_])" } | Should -BeNullOrEmpty
    }

    It 'is asked for where it is the service''s own: <Form> of <Of>' -ForEach @(
        foreach ($of in 'Cmdb', 'Job', 'Dts', 'Authing') { foreach ($form in 'live', 'deserialized', 'JSON', 'CSV') { @{ Of = $of; Form = $form } } }
    ) {
        ($records[$Of] | ForEach-Object $forms[$Form] | & $queries[$Of]).Id | Should -Contain $records[$Of].Id
    }

    It 'binds a bare Id for a record of the service alone' {
        ([pscustomobject]@{ Service = 'Job'; Id = 106 } | Get-JobInstanceStatus -BizId 1 -Profile demo).Id | Should -Be 106
        ($records.Job | Select-Object Id | Get-JobInstanceStatus -BizId 1 -Profile demo).Id | Should -Be 106
        foreach ($other in [pscustomobject]@{ Id = 106 }, [pscustomobject]@{ Id = 106; Service = 'nginx' }, [Diagnostics.Process]::GetCurrentProcess(), (Get-Item $suite.Folder), @{ Id = 106 }) {
            $output = Split-Output { $other | Get-JobInstanceStatus -BizId 1 -Profile demo }
            $output.Records | Should -BeNullOrEmpty
            $output.Errors.Count | Should -Be 1
            "$($output.Errors[0])" | Should -Match 'is not a record of Job'
        }
    }

    It 'is an error for each process, and nothing is sent: <_>' -ForEach 'Cmdb', 'Job', 'Dts', 'Authing' {
        $query = [scriptblock]::Create("$($queries[$_]) -Verbose")
        # A record of the service itself shows that what is sent would be seen.
        (Split-Output { $records[$_] | & $query 4>&1 }).Records -match 'try 1' | Should -Not -BeNullOrEmpty
        $output = Split-Output { [Diagnostics.Process]::GetCurrentProcess(), [Diagnostics.Process]::GetCurrentProcess() | & $query 4>&1 }
        $output.Errors.Count | Should -Be 2
        foreach ($failed in $output.Errors) { "$failed" | Should -Match "is not a record of $_ and has none of its keys" }
        $output.Records -match 'try 1' | Should -BeNullOrEmpty
        $output.Records | Where-Object { $_ -isnot [Management.Automation.VerboseRecord] } | Should -BeNullOrEmpty
    }

    It 'counts an empty scope, region or business as not given: <Row>' -ForEach @(
        @{ Row = '102,1,,' }, @{ Row = '102,,biz,1' }, @{ Row = '102,,BIZ,' }, @{ Row = '102,,,' }, @{ Row = '102,1," "," "' }, @{ Row = '102," ",biz,1' }
    ) {
        # The scope of demo is the business 1.
        (ConvertFrom-Csv 'job_instance_id,bk_biz_id,bk_scope_type,bk_scope_id', $Row | Get-JobInstanceStatus -Profile demo).ScopeId | Should -Be 1
        ([pscustomobject]@{ job_instance_id = 102; bk_scope_type = $null; bk_scope_id = $null; bk_biz_id = $null } | Get-JobInstanceStatus -Profile demo).Id | Should -Be 102
    }

    It 'takes the id of the profile''s scope for no other type of scope' {
        $output = Split-Output { ConvertFrom-Csv 'job_instance_id,bk_scope_type,bk_scope_id', '102,biz_set,' | Get-JobInstanceStatus -Profile demo }
        $output.Records | Should -BeNullOrEmpty
        "$($output.Errors)" | Should -Match 'scope of job instance 102 is missing'
    }

    It 'counts an empty region and business as not given in the other queries' {
        (ConvertFrom-Csv 'SynchronizationJobId,RegionId', 'dtsdemolag,', 'dtsdemofailed, ' | Get-DtsSyncStatus -Profile demo).Id | Should -Be dtsdemolag, dtsdemofailed
        $modules = @(ConvertFrom-Csv 'bk_biz_id,service_template_id', ',11' | Get-CmdbSyncStatus -Profile demo)
        $modules.ModuleId | Should -Be (Get-CmdbSyncStatus -BizId 1 -ServiceTemplateId 11 -Profile demo).ModuleId
        $modules.BizId | Select-Object -Unique | Should -Be 1
    }
}

Describe 'A runbook of the pages' {
    BeforeAll {
        # A job that does not exist in place of each, and for check-sync.ps1 a module.
        $failing = @(Get-Runbook | ForEach-Object {
                $_.Code = $_.Code -replace '-Profile prod', '-Profile demo' -replace '(?<=Get-JobInstanceStatus )\d[\d, ]*\d', '106, 404404' -replace '28\.\.38', '999999' -replace '(?m)^.*pwsh .*$'
                $_
            })
        # The same runbook where all goes well, and where its second query fails.
        $succeeding, $partlyFailing = foreach ($modules in '29', '29,999999') {
            $runbook = Get-Snippet docs/guide/en-US/runbooks.md | Where-Object Code -Match 'jobs.csv \| Get-JobInstanceStatus -Profile prod'
            $runbook.Code = $runbook.Code -replace '-Profile prod', '-Profile demo' -replace '28,29,30', $modules -replace 'Import-Csv jobs.csv', "Import-Csv jobs.csv | Select-Object -First 1"
            $runbook
        }
        $first, $second, $results = Invoke-Runbook (@($succeeding, $partlyFailing) + $failing) @{ JOB = '404404'; JOB_ID = '404404' }
    }

    It 'stops, or exits with a number that is not zero, when a query fails' {
        $failing.Count | Should -BeGreaterThan 12
        $results.Count | Should -Be $failing.Count
        for ($i = 0; $i -lt $results.Count; $i++) {
            $number, $code, $output = $results[$i] -split '\|', 3
            # An example that catches the failure itself says so.
            $holds = $code -ne '0' -or $output -match 'STOPPED' -or ($failing[$i].Code -match '(?m)^\} catch' -and $output -notmatch 'next step|下一步' )
            $holds | Should -BeTrue -Because "$($failing[$i].Page): $($results[$i])`n$($failing[$i].Code)"
        }
    }

    It 'goes on when all went well' { $first | Should -Match 'RELEASED' }

    It 'stops when the second query fails' { $second | Should -Match 'STOPPED' }
}

Describe 'A saved record' {
    It 'is asked for before it counts as settled: <Saved>' -ForEach @(
        @{ Saved = 'DTS, failed since'; Row = @{ Service = 'Dts'; Profile = 'demo'; SynchronizationJobId = 'dtsdemoprecheckfailed'; Direction = 'Forward'; RegionId = 'cn-hangzhou'; State = 'Synchronizing' }; Now = 'Failed' }
        @{ Saved = 'CMDB, in sync since'; Row = @{ Service = 'Cmdb'; Profile = 'demo'; ModuleId = 29; BizId = 3; ServiceTemplateId = 1; State = 'OutOfSync' }; Now = 'Succeeded' }
        @{ Saved = 'JOB, retried since'; Row = @{ Service = 'Job'; Profile = 'demo'; JobInstanceId = 106; ScopeType = 'biz'; ScopeId = '1'; State = 'Failed' }; Now = 'Succeeded' }
        @{ Saved = 'JOB, paused then'; Row = @{ Service = 'Job'; Profile = 'demo'; JobInstanceId = 106; ScopeType = 'biz'; ScopeId = '1'; State = 'Paused' }; Now = 'Succeeded' }
    ) {
        foreach ($at in $DemoTime.LocalDateTime, $DemoTime.LocalDateTime.AddDays(-1), $DemoTime.LocalDateTime.AddDays(1)) {
            $old = [pscustomobject] ($Row + @{ RetrievedAt = $at })
            $old | Wait-Status -Timeout 20 -PassThru -ErrorAction SilentlyContinue -WarningVariable warned | ForEach-Object State | Should -Be $Now
            $warned | Should -BeNullOrEmpty
        }
    }

    It 'that is live and old is asked for too, and a young one is not' {
        $live = Get-JobInstanceStatus 106 -BizId 1 -Profile demo
        @($live | Wait-Status -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }) | Should -BeNullOrEmpty
        $live.RetrievedAt = $live.RetrievedAt.AddMinutes(-1)
        $live.State = 'Failed'
        ($live | Wait-Status).State | Should -Be Succeeded
    }
}

Describe 'Tables' {
    It 'are one for records of several services, out of Wait-Status and Watch-Status' {
        $PSStyle.OutputRendering = 'PlainText'
        $mixed = { Get-JobInstanceStatus 106 -BizId 1 -Profile demo; Get-CmdbSyncStatus 29 -BizId 3 -ServiceTemplateId 1 -Profile demo; Get-DtsSyncStatus dtsdemolag -Profile demo; Get-AuthingSyncJob 1003 -First 1 -Profile demo }
        foreach ($output in (& $mixed | Wait-Status -PassThru -ErrorAction Ignore | Out-String -Width 80), (& $mixed | Watch-Status -Count 1 | Out-String -Width 80)) {
            $lines = @($output -split '\r?\n' | Where-Object { $_.Trim() })
            $lines.Count | Should -Be 6 -Because $output
            $lines[0] | Should -Match '\bState\b.*\bAt\b'
            $output | Should -Match 'dtsdemolag'
        }
        $one = Get-JobInstanceStatus 106, 107 -BizId 1 -Profile demo
        ($one | Wait-Status | Out-String) | Should -BeExactly ($one | Out-String)
    }

    It 'are one for listed records of one service of which some are waited for' {
        $PSStyle.OutputRendering = 'PlainText'
        $listed = @(Get-DtsSyncStatus -Profile demo | Where-Object State -In Synchronizing, Succeeded)
        $listed[1].RetrievedAt = $listed[1].RetrievedAt.AddHours(-1)
        $lines = @(($listed | Wait-Status -PassThru -ErrorAction Ignore | Out-String -Width 80) -split '\r?\n' | Where-Object { $_.Trim() -and $_ -notmatch 'RegionId' })
        $lines.Count | Should -Be ($listed.Count + 2)
    }

    It 'show when a job of the history began, and the whole id of a DTS job, in 80 columns' {
        $PSStyle.OutputRendering = 'PlainText'
        $history = Get-JobInstanceStatus -BizId 1 -Since $DemoTime.LocalDateTime.AddHours(-4) -Name deploy* -Profile demo | Out-String -Width 80
        $history | Should -Match '(?m)^State\s+JobInstance\s+Started\s'
        $history | Should -Match '(?m)^Succeeded\s+140 (\d\d:\d\d:\d\d|\d{4}-\d\d-\d\d \d\d:\d\d)'
        foreach ($shown in { Get-DtsSyncStatus dtsdemoprecheckfailed -Profile demo }, { Get-DtsSyncStatus -Name inventory* -Profile demo }, { Get-StatusOverview -Profile demo -NeedsAttention | Where-Object Service -EQ Dts },
            { Get-DtsSyncStatus dtsdemoprecheckfailed -Profile demo | Watch-Status -Count 1 }, { @(Get-JobInstanceStatus 106 -BizId 1 -Profile demo; Get-DtsSyncStatus dtsdemoprecheckfailed -Profile demo) | Wait-Status -PassThru -ErrorAction Ignore }) {
            & $shown | Out-String -Width 80 | Should -Match '(?m)\bdtsdemoprecheckfailed( |\r?$)'
        }
    }

    It 'show every computed column in Constrained Language Mode, set <_> the import' -ForEach 'before', 'after' {
        $script = @'
$PSStyle.OutputRendering = 'PlainText'
if ($env:MODE -eq 'before') { $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage' }
Import-Module $ModulePath
if ($env:MODE -eq 'after') { $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage' }
$ErrorActionPreference = 'SilentlyContinue'
$job = Get-JobInstanceStatus 102 -BizId 1 -Profile demo -IncludeHost
$shown = @(
    , $job
    , $job.Steps
    , $job.Steps[1].Hosts
    , (Get-CmdbSyncStatus 36 -BizId 3 -ServiceTemplateId 1 -Profile demo)
    , (Get-CmdbSyncStatus -BizId 3 -Profile demo | Select-Object -First 1)
    , (Get-JobInstanceStatus -BizId 1 -Since $env:SINCE -Profile demo | Where-Object Id -eq 102)
    , (Get-DtsSyncStatus dtsdemolag -Profile demo)
    , (Get-DtsSyncStatus -Name orders* -Profile demo | Select-Object -First 1)
    , (Get-AuthingSyncJob 1003 -First 1 -Profile demo)
    , (Get-AuthingSyncJob -Name LDAP* -Profile demo)
    , (Get-StatusOverview -Profile demo -NeedsAttention | Select-Object -First 1)
    , ($job | Watch-Status -Count 1)
    # Not $job, which is shown as a job alone: what is waited for with others is marked for their common table.
    , (@(Get-JobInstanceStatus 102 -BizId 1 -Profile demo; Get-DtsSyncStatus dtsdemolag -Profile demo) | Wait-Status -PassThru)
    , (Test-StatusProfile demo | Select-Object -First 1)
)
$shown | ForEach-Object { '=='; $_ | Out-String -Width 120 }
'==' ; $job | Format-List | Out-String -Width 120
"LANGUAGE $($ExecutionContext.SessionState.LanguageMode)"
'@
        $results = Invoke-Child $script @{ MODE = $_; SINCE = $DemoTime.LocalDateTime.AddHours(-9).ToString('s'); STATUSPS_HOME = $suite.Store }
        $results | Should -Match 'LANGUAGE ConstrainedLanguage'
        $views = @($results -split '(?m)^==\r?$' | Select-Object -Skip 1)
        $views.Count | Should -Be 15
        $expected = @(
            '(?m)^Failed\s+102 2/3 Reload service\s+18/20, 2 failed\s+12s Rotate'
            '(?m)^Failed\s+1022 Script\s+18/20, 2 failed\s+0\s+8\.0s Reload'
            '(?ms)Step: 1022 Reload service.*^Failed\s+1007 10\.1\.0\.7\s+ScriptNonZeroExit\s+1\s+2\.8s'
            '(?m)^Failed\s+36\s+1\s+3 failure\s+2026-\d\d-\d\d \d\d:\d\d\s+3m 01s admin'
            '(?m)^\w+\s+\d+\s\S+.*\d\d:\d\d'
            '(?m)^Failed\s+102 (\d{4}-\d\d-\d\d )?\d\d:\d\d(:\d\d)?\s+12s admin'
            '(?m)^Synchronizing dtsdemolag\s+Forward\s+[\d.]+s (\d{4}-\d\d-\d\d )?\d\d:\d\d'
            '(?m)^\w+\s+orders\S*\s+\w+'
            '(?m)^Failed\s+1003\s+1003001\s+40% Timed\s+Upstream\s+.*\d\d:\d\d'
            '(?m)^Failed\s+LDAP Beijing\s+1003001\s+40% .*\d\d:\d\d'
            '(?ms)Cmdb demo: 1 Failed.*^Failed\s+\d+\s+\S+\s+\d+m \d\ds failure'
            '(?m)^(\d\d:\d\d:\d\d|2026-03-01 08:00) Job\s+102\s+Failed\s+step 2/3 Reload service'
            '(?ms)^Failed\s+Job\s+102\s.*12s step 2/3.*^Synchronizing\s+Dts\s+dtsdemolag\s.*s Forward'
            '(?m)^demo\s+BlueKing\s+Proxy\s+(yes|skipped)\s'
            '(?m)^State\s+: Failed'
        )
        for ($i = 0; $i -lt 15; $i++) { $views[$i] | Should -Match $expected[$i] -Because "view $i" }
    }
}

Describe 'Small things' {
    BeforeEach { Reset-Suite $suite }

    It 'a pattern that matches no profile is a warning: <_>' -ForEach 'Test-StatusProfile x*', 'Get-StatusOverview -Profile x*' {
        $results = & ([scriptblock]::Create($_)) 3>&1
        @($results).Count | Should -Be 1
        "$results" | Should -Match "No profile matches 'x\*'"
    }

    It 'STATUSPS_HOME may begin with ~' {
        $env:STATUSPS_HOME = '~/own store'
        Set-StatusProfile a -Authing -Credential (New-TestCredential 'id-a' 'secret-1')
        Join-Path $suite.Home 'own store/profiles.json' | Should -Exist
    }

    It 'a profile that is stored without a key is a warning, and with one it is not' {
        Set-StatusProfile a -BlueKing -Endpoint https://bkapi.example.com 3>&1 | Should -Match 'without a key'
        Set-StatusProfile a -Credential (New-TestCredential 'app' 'secret-1') 3>&1 | Should -BeNullOrEmpty
        Set-StatusProfile b -BlueKing -Endpoint https://bkapi.example.com -AccessToken (New-TestSecret 'secret-1') 3>&1 | Should -BeNullOrEmpty
    }

    It 'records of several services go through CSV and JSON as the guide says' {
        $code = (Get-Content -Raw (Join-Path $root 'module/en-US/about_StatusPS_Runbooks.help.txt')) -match '(?ms)^    \$records = @\(.*?mixed\.csv \| Wait-Status -Timeout 1800' ? $Matches[0] : $null
        $code | Should -Not -BeNullOrEmpty
        Push-Location $suite.Folder
        try {
            (& ([scriptblock]::Create($code))).Service | Sort-Object | Should -Be Cmdb, Job, Dts, Authing
        } finally {
            Pop-Location
        }
        (Get-JobInstanceStatus 106 -BizId 1 -Profile demo | ConvertTo-Json -EnumsAsStrings -Depth 5 | ConvertFrom-Json | Wait-Status).State | Should -Be Succeeded
    }

    It 'spans are written one way in messages' {
        Get-Message | Where-Object { $_ -match '\{\d[^}]*\} (s\b|seconds|秒)' } | Should -BeNullOrEmpty
        $late = Get-JobInstanceStatus 103 -BizId 1 -Profile demo | Wait-Status -Timeout 1 -WarningAction Ignore -ErrorAction SilentlyContinue -ErrorVariable failed
        "$failed" | Should -Match 'after 1s'
        $PSStyle.OutputRendering = 'PlainText'
        Get-DtsSyncStatus dtsdemotwoway -Direction Reverse -Profile demo | Watch-Status -Count 1 | Out-String -Width 120 | Should -Match 'Reverse, 1h 0\dm behind'
    }

    It 'Chinese messages have Chinese punctuation, and every Chinese session is told and helped in Chinese' {
        [xml] $texts = Get-Content -Raw (Join-Path $root 'src/StatusPS.Engine/Localization/LocalizedTexts.zh-CN.resx')
        $texts.root.data.value | Where-Object { $_ -match '[\u4e00-\u9fff”]\s*[,:;!?]|[,:;]\s*[\u4e00-\u9fff]' } | Should -BeNullOrEmpty
        # The first language is that of the process; it is set in the session for the others.
        $script = @'
Import-Module $ModulePath
foreach ($language in '', 'zh-SG', 'zh-CN') {
    if ($language) { [cultureinfo]::CurrentUICulture = $language }
    "LANGUAGE $([cultureinfo]::CurrentUICulture)"
    (Get-Help Wait-Status).Synopsis
    Get-JobInstanceStatus 404404 -BizId 1 -Profile demo -ErrorAction SilentlyContinue -ErrorVariable failed
    "$failed"
    # The about topic is found by a search of all modules: once is enough.
    if (-not $language) { Get-Help about_StatusPS_States | Out-String }
}
'@
        $sessions = @((Invoke-Child $script @{ LC_ALL = 'zh_TW.UTF-8'; LANG = 'zh_TW.UTF-8' }) -split 'LANGUAGE ' | Select-Object -Skip 1)
        $sessions | ForEach-Object { ($_ -split '\r?\n')[0] } | Should -Be 'zh-TW', 'zh-SG', 'zh-CN'
        foreach ($session in $sessions) {
            $session | Should -Match '等待同步与作业结束'
            $session | Should -Match 'ID 404404：BlueKing JOB：作业实例不存在'
        }
        [regex]::Matches($sessions[0], '[\u4e00-\u9fff]').Count | Should -BeGreaterThan 300
    }

    It 'no advice says "if it holds"' {
        Get-Message | Where-Object { $_ -match 'if it holds' } | Should -BeNullOrEmpty
    }
}
