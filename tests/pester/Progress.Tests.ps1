# Bars are shown on a terminal alone: a child PowerShell is given one by script(1).
BeforeDiscovery {
    $noTerminal = if (-not $IsLinux -or -not (Get-Command script -CommandType Application -ErrorAction Ignore)) { 'script(1) of util-linux is not here' }
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
}

AfterAll { Exit-Suite $suite }

Describe 'Bars on a terminal' -Skip:([bool] $noTerminal) {
    It 'are gone when it is over: <Name>' -ForEach @(
        @{ Name = 'at its end'; With = '' }
        @{ Name = 'an error that ends the pipeline'; With = '-ErrorAction Stop' }
        @{ Name = 'nobody takes more'; With = '-PassThru | Select-Object -First 1' }
    ) {
        $asked = "Get-JobInstanceStatus 121 -BizId 1 -Profile demo | Wait-Status -Timeout 2 $With"
        $file = Join-Path $suite.Folder 'bars.ps1'
        Set-Content $file -Value @"
            `$shell = [powershell]::Create().AddScript('Import-Module "$(Get-ModulePath)"; try { $Asked } catch { }')
            `$null = `$shell.Invoke()
            `$last = `$shell.Streams.Progress | Group-Object ActivityId | ForEach-Object { `$_.Group[-1].RecordType }
            'bars {0}, left {1}.' -f @(`$last).Count, @(`$last -ne 'Completed').Count
"@
        $text = Invoke-Child "script -qec '$([Environment]::ProcessPath) -NoProfile -NonInteractive -File $file' /dev/null | Out-String"
        $text -replace "`e\[[\d;?]*[a-zA-Z]" | Should -Match 'bars 2, left 0\.'
    }
}
