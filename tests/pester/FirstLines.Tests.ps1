# The lines of the guide's page "First lines", in both languages, run by the real cmdlets: each returns as many objects as the page names, or one error.
BeforeDiscovery {
    $guide = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'docs/guide'
    $rows = foreach ($language in 'en-US', 'zh-CN') {
        foreach ($text in Get-Content (Join-Path $guide "$language/first-lines.md")) {
            if ($text -notmatch '^\| `(?<line>.+?)` \| .+ \| `?(?<result>[\w.]+)`? \|$') { continue }
            @{ Language = $language; Line = $Matches.line.Replace('\|', '|'); Result = $Matches.result }
        }
    }
    # Both pages have the same lines, so each is run once.
    $lines = $rows | Where-Object Language -EQ 'en-US'
    $failing = $rows | Where-Object Result -NotMatch '^\d+$' | Group-Object { $_.Language } |
        ForEach-Object { @{ Language = $_.Name; Lines = $_.Group.Line } }
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    Select-StatusProfile demo
    Push-Location $suite.Folder

    # The rows that a text takes at a terminal. A wide character takes two columns and is never split. Quotation marks
    # and other characters of ambiguous width count as wide, as some Chinese terminals show them.
    function Measure-Row([string] $Text, [int] $Width) {
        $rows = 0
        foreach ($line in $Text -split '\r?\n') {
            $rows++
            $column = 0
            foreach ($character in $line.ToCharArray()) {
                $cells = $character -cmatch '[\u1100-\u115F\u2018-\u201D\u2026\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]' ? 2 : 1
                if ($column + $cells -gt $Width) {
                    $rows++
                    $column = 0
                }
                $column += $cells
            }
        }
        $rows
    }

    # The errors of lines as a prompt shows them in a language. A session of its own, because Pester sets default
    # parameters, and PowerShell adds a sentence about them.
    function Get-ShownError([string[]] $Line, [string] $Language) {
        $session = New-Session {
            param($Lines, $Language)
            [cultureinfo]::CurrentUICulture = $Language
            Select-StatusProfile demo
            foreach ($line in $Lines) {
                $output = try { & ([scriptblock]::Create($line)) 2>&1 } catch { $_ }
                ($output | Out-String -Width 80) -replace '\e\[[\d;]*m'
            }
        } $Line, $Language
        try { $session.Invoke() } finally { $session.Dispose() }
    }
}

AfterAll {
    Pop-Location
    Exit-Suite $suite
}

Describe 'The page "First lines"' {
    It 'has at least forty lines, the same in both languages' -ForEach @{ Rows = $rows } {
        $english, $chinese = $Rows | Group-Object { $_.Language }
        $english.Count | Should -BeGreaterOrEqual 40
        $chinese.Group.Line | Should -Be $english.Group.Line
        $chinese.Group.Result | Should -Be $english.Group.Result
    }

    It 'gives what it names: <Line>' -ForEach $lines {
        $output = @(try { & ([scriptblock]::Create($Line)) 2>&1 } catch { $_ })
        $failed = @($output | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
        if ($Result -match '^\d+$') {
            $failed | Should -BeNullOrEmpty
            $output.Count | Should -Be $Result
        } else {
            $output.Count | Should -Be 1
            $failed.FullyQualifiedErrorId | Should -BeLike "$Result,*"
            # Pester sets default parameters, and PowerShell adds a sentence about them.
            ($failed.Exception.Message -split 'This error might')[0].Trim() | Should -Not -Match "`n"
        }
    }

    It 'shows each error in at most two rows of 80 columns (<Language>)' -ForEach $failing {
        $shown = Get-ShownError $Lines $Language
        $Lines.Count | Should -BeGreaterThan 5
        $shown.Count | Should -Be $Lines.Count
        $high = for ($i = 0; $i -lt $Lines.Count; $i++) {
            $text = $shown[$i].Trim()
            $text | Should -BeLike ("*$($Lines[$i].Split(' ')[0]): *")
            $rows = Measure-Row $text 80
            if ($rows -gt 2) { "$rows rows for ``$($Lines[$i])``: $text" }
        }
        $high | Should -BeNullOrEmpty
    }

    It 'counts rows as a terminal wraps them' -ForEach @(
        @{ Text = 'a' * 80; Rows = 1 }, @{ Text = 'a' * 81; Rows = 2 }, @{ Text = "a`nb"; Rows = 2 }
        @{ Text = '中' * 40; Rows = 1 }, @{ Text = 'a' + '中' * 40; Rows = 2 }, @{ Text = 'a' * 79 + '中'; Rows = 2 }
    ) {
        Measure-Row $Text 80 | Should -Be $Rows
    }
}
