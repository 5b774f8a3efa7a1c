BeforeDiscovery {
    $docs = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'docs/en-US'
    # The Chinese pages run the same: a test of the module holds the two together.
    $examples = foreach ($page in Get-ChildItem $docs -Filter *-*.md | Sort-Object Name) {
        $text = (Get-Content -Raw $page) -replace "`r"
        $part = [regex]::Match($text, '(?ms)^## EXAMPLES$(.*?)^## PARAMETERS$').Groups[1].Value
        foreach ($example in [regex]::Matches($part, '(?ms)^### (Example \d+: [^\n]+)\n(.*?)(?=^### |\z)')) {
            $code = [regex]::Matches($example.Groups[2].Value, '(?ms)^```powershell\n(.*?)^```$') | ForEach-Object { $_.Groups[1].Value }
            @{ Cmdlet = $page.BaseName; Title = $example.Groups[1].Value; Code = $code -join "`n" }
        }
    }
    . $PSScriptRoot/Suite.ps1
    Import-Module (Get-ModulePath) -Global
    $sets = foreach ($name in $examples.Cmdlet | Select-Object -Unique) {
        foreach ($set in (Get-Command $name -Module StatusPS).ParameterSets) { @{ Cmdlet = $name; Set = $set.Name; All = $examples } }
    }
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
}

AfterAll { Exit-Suite $suite }

Describe 'Each example runs as it is written' {
    BeforeEach {
        Reset-Suite $suite
        # The examples list what was made in the last hours, and wait for what is running: the scenarios begin now, and each
        # request moves them on by 5 s.
        Set-DemoClock step:5
    }

    It '<Cmdlet>, <Title>' -ForEach $examples {
        # pwsh in an example is this PowerShell, which need not be on PATH.
        $shell = [powershell]::Create().AddScript({
                param($module, $command)
                Import-Module $module
                $PSStyle.OutputRendering = 'PlainText'
                $program, [string[]] $leading = $command
                New-Item -Path function: -Name global:pwsh -Value { & $program @leading @args }.GetNewClosure() | Out-Null
            }).AddArgument((Get-ModulePath)).AddArgument((Get-PowerShellCommand))
        $null = $shell.Invoke()
        $shell.Commands.Clear()
        $null = $shell.AddScript($Code).AddCommand('Out-String')
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

Describe 'Each parameter set has an example' {
    It '<Cmdlet>, <Set>' -ForEach $sets {
        $parameters = (Get-Command $Cmdlet).ParameterSets.Where({ $_.Name -eq $Set }).Parameters
        $shown = foreach ($example in $All | Where-Object Cmdlet -EQ $Cmdlet) {
            $ast = [Management.Automation.Language.Parser]::ParseInput($example.Code, [ref] $null, [ref] $null)
            foreach ($call in $ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] -and $args[0].GetCommandName() -eq $Cmdlet }, $true)) {
                $bound = [Management.Automation.Language.StaticParameterBinder]::BindCommand($call).BoundParameters.Keys
                $piped = $call.Parent -is [Management.Automation.Language.PipelineAst] -and $call.Parent.PipelineElements.IndexOf($call) -gt 0
                $lacks = $parameters | Where-Object { $_.IsMandatory -and $_.Name -notin $bound -and -not ($piped -and ($_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName)) }
                if (-not $lacks -and -not ($bound | Where-Object { $_ -notin $parameters.Name })) { $example.Title }
            }
        }
        $shown | Should -Not -BeNullOrEmpty
    }
}
