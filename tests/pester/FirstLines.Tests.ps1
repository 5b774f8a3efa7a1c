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
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    Select-StatusProfile demo
    Push-Location $suite.Folder
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
}
