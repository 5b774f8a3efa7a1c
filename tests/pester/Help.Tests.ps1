BeforeDiscovery {
    $docs = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'docs/cmdlets/en-US'
    # The Chinese pages run the same: a test of the module holds the two together.
    $examples = foreach ($page in Get-ChildItem $docs -Filter *-*.md | Sort-Object Name) {
        $text = (Get-Content -Raw $page) -replace "`r"
        $part = [regex]::Match($text, '(?ms)^## EXAMPLES$(.*?)^## PARAMETERS$').Groups[1].Value
        foreach ($example in [regex]::Matches($part, '(?ms)^### (Example \d+: [^\n]+)\n(.*?)(?=^### |\z)')) {
            $code = [regex]::Matches($example.Groups[2].Value, '(?ms)^```powershell\n(.*?)^```$') | ForEach-Object { $_.Groups[1].Value }
            @{ Cmdlet = $page.BaseName; Title = $example.Groups[1].Value; Code = $code -join "`n" }
        }
    }
    # The README and the guide: what runs with demo, and ends by itself. An error is expected where the output shows one.
    $root = Split-Path (Split-Path $PSScriptRoot)
    $pages = @('README.md'; Get-ChildItem (Join-Path $root 'docs/guide/en-US') -Filter *.md | Sort-Object Name | ForEach-Object { "docs/guide/en-US/$($_.Name)" })
    $snippets = foreach ($page in $pages) {
        $number = 0
        $text = (Get-Content -Raw (Join-Path $root $page)) -replace "`r"
        foreach ($block in [regex]::Matches($text, '(?ms)^```powershell\n(?<code>.*?)^```$(?:\n\n```text\n(?<output>.*?)^```$)?')) {
            $number++
            $code = $block.Groups['code'].Value
            if ($code -notmatch '\bdemo\b' -or $code -match '\$webhook|-Display') { continue }
            @{ Page = $page; Number = $number; Code = $code; Fails = $block.Groups['output'].Value -match '(?m)^\w+-\w+: ' }
        }
    }
    # The standard tier runs the first example of each cmdlet, and the README.
    $runExamples = @($examples | Where-Object { $env:STATUSPS_TEST_FULL -or $_.Title -like 'Example 1:*' })
    $runSnippets = @($snippets | Where-Object { $env:STATUSPS_TEST_FULL -or $_.Page -eq 'README.md' })
    . $PSScriptRoot/Suite.ps1
    Import-Module (Get-ModulePath) -Global
    $sets = foreach ($name in $examples.Cmdlet | Select-Object -Unique) {
        foreach ($set in (Get-Command $name -Module StatusPS).ParameterSets) { @{ Cmdlet = $name; Set = $set.Name; Examples = @($examples | Where-Object Cmdlet -EQ $name) } }
    }
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    # One runspace for all: to make one takes longer than most examples.
    $runspace = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault())
    $runspace.Open()
    # pwsh in an example is this PowerShell, which need not be on PATH.
    $prepared = [powershell]::Create($runspace).AddScript({
            param($module, $command)
            Import-Module $module
            $PSStyle.OutputRendering = 'PlainText'
            $program, [string[]] $leading = $command
            $null = New-Item -Path function: -Name global:pwsh -Value { & $program @leading @args }.GetNewClosure()
        }).AddArgument((Get-ModulePath)).AddArgument((Get-PowerShellCommand))
    $null = $prepared.Invoke()
    $prepared.Dispose()

    # A shell of that runspace, in which what ran before is forgotten.
    function New-Shell {
        $null = $runspace.ResetRunspaceState()
        $shell = [powershell]::Create($runspace).AddScript('Select-StatusProfile -Clear; Set-Location $args[0]').AddArgument($suite.Folder)
        $null = $shell.Invoke()
        $shell.Commands.Clear()
        $shell
    }
}

AfterAll {
    $runspace.Dispose()
    Exit-Suite $suite
}

Describe 'Each example runs as it is written' {
    BeforeEach {
        Reset-Suite $suite
        # The examples list what was made in the last hours, and wait for what is running: the scenarios begin now, and each
        # request moves them on by 5 s.
        Set-DemoClock step:5
    }

    It '<Cmdlet>, <Title>' -ForEach $runExamples {
        $shell = New-Shell
        # In a scope of its own: what an example defines is gone with it.
        $null = $shell.AddScript($Code, $true).AddCommand('Out-String')
        try {
            $running = $shell.BeginInvoke()
            $told = Wait-Shell $shell $running "The example '$Title' of $Cmdlet"
            $shell.Streams.Error | ForEach-Object { "$_" } | Should -BeNullOrEmpty
            "$told$($shell.Streams.Information)$($shell.Streams.Warning)".Trim() -or $Code -match 'Set-|Remove-|Select-|Import-|Export-|-Repair' | Should -BeTrue -Because 'an example shows something'
        } finally {
            $shell.Dispose()
        }
    }
}

Describe 'Each example of the README and the guide runs as it is written' {
    BeforeEach {
        Reset-Suite $suite
        Set-DemoClock step:5
    }

    AfterEach { Select-StatusProfile -Clear }

    It '<Page>, block <Number>' -ForEach $runSnippets {
        $shell = New-Shell
        try {
            $null = $shell.AddScript($Code, $true).AddCommand('Out-String')
            $shown = Wait-Shell $shell $shell.BeginInvoke() "Block $Number of $Page"
            [bool] $shell.Streams.Error.Count | Should -Be $Fails -Because "$($shell.Streams.Error)"
            "$shown$($shell.Streams.Error)".Trim() -or $Code -match 'Set-Content|Select-StatusProfile' | Should -BeTrue -Because 'an example shows something'
        } finally {
            $shell.Dispose()
        }
    }
}

Describe 'Each parameter set has an example' {
    BeforeAll {
        $calls = @{}
        function Get-Call($Cmdlet, $Examples) {
            $calls[$Cmdlet] ??= @(foreach ($example in $Examples) {
                    $ast = [Management.Automation.Language.Parser]::ParseInput($example.Code, [ref] $null, [ref] $null)
                    foreach ($call in $ast.FindAll({ param($node) $node -is [Management.Automation.Language.CommandAst] -and $node.GetCommandName() -eq $Cmdlet }, $true)) {
                        @{
                            Title = $example.Title
                            Bound = @([Management.Automation.Language.StaticParameterBinder]::BindCommand($call).BoundParameters.Keys)
                            Piped = $call.Parent -is [Management.Automation.Language.PipelineAst] -and $call.Parent.PipelineElements.IndexOf($call) -gt 0
                        }
                    }
                })
            $calls[$Cmdlet]
        }
    }

    It '<Cmdlet>, <Set>' -ForEach $sets {
        $parameters = (Get-Command $Cmdlet).ParameterSets.Where({ $_.Name -eq $Set }).Parameters
        $shown = foreach ($call in Get-Call $Cmdlet $Examples) {
            $lacks = $parameters | Where-Object { $_.IsMandatory -and $_.Name -notin $call.Bound -and -not ($call.Piped -and ($_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName)) }
            if (-not $lacks -and -not ($call.Bound | Where-Object { $_ -notin $parameters.Name })) { $call.Title }
        }
        $shown | Should -Not -BeNullOrEmpty
    }
}

Describe 'The compiled help' {
    It 'is what docs/Export-Help.ps1 makes from the pages' {
        $root = Split-Path (Split-Path $PSScriptRoot)
        $folder = Join-Path $suite.Folder 'help'
        $null = & (Join-Path $root 'docs/Export-Help.ps1') -Destination $folder
        foreach ($language in 'en-US', 'zh-CN') {
            $made, $committed = $folder, (Join-Path $root 'module') | ForEach-Object { (Get-Content -Raw (Join-Path $_ "$language/StatusPS.dll-Help.xml")) -replace '\r' }
            $made -ceq $committed | Should -BeTrue -Because "./build.ps1 -Task Help makes another file for $language"
        }
    }
}
