# Progress bars are shown on a terminal alone: a child PowerShell is given one by script(1).
BeforeDiscovery {
    $noTerminal = if (-not $IsLinux -or -not (Get-Command script -CommandType Application -ErrorAction Ignore)) { 'script(1) of util-linux is not here' }
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $ways = [ordered]@{
        'at its end'                         = ''
        'an error that ends the pipeline'    = '-ErrorAction Stop'
        'a pipeline that takes no more'      = '-PassThru | Select-Object -First 1'
    }
    if ($IsLinux -and (Get-Command script -CommandType Application -ErrorAction Ignore)) {
        # All ways in one child, side by side.
        $file = Join-Path $suite.Folder 'bars.ps1'
        $lines = foreach ($name in $ways.Keys) {
            $asked = "Get-JobInstanceStatus 121 -BizId 1 -Profile demo | Wait-Status -Timeout 2 $($ways[$name])"
            "`$shells['$name'] = [powershell]::Create().AddScript('Import-Module ""$(Get-ModulePath)""; try { $asked } catch { }')"
        }
        Set-Content $file -Value @"
            `$shells = [ordered]@{}
            $($lines -join "`n")
            `$running = foreach (`$shell in `$shells.Values) { `$shell.BeginInvoke() }
            `$i = 0
            foreach (`$name in `$shells.Keys) {
                `$null = `$shells[`$name].EndInvoke(@(`$running)[`$i++])
                `$last = `$shells[`$name].Streams.Progress | Group-Object ActivityId | ForEach-Object { `$_.Group[-1].RecordType }
                '[{0}: bars {1}, left {2}.]' -f `$name, @(`$last).Count, @(`$last -ne 'Completed').Count
            }
"@
        $command = "$(Get-PowerShellCommandLine) -NoProfile -NonInteractive -File $file"
        $env:STATUSPS_TESTS_COMMAND = $command
        $screen = (Invoke-Child 'script -qec $env:STATUSPS_TESTS_COMMAND /dev/null | Out-String') -replace "`e\[[\d;?]*[a-zA-Z]"
    }
}

AfterAll { Exit-Suite $suite }

Describe 'Progress bars on a terminal' -Skip:([bool] $noTerminal) {
    It 'are gone after <_>' -ForEach 'at its end', 'an error that ends the pipeline', 'a pipeline that takes no more' {
        $screen | Should -Match ([regex]::Escape("[${_}: bars 2, left 0.]"))
    }
}
