# No test compares a real duration with a number of seconds, sleeps, or sets a time limit of its own: HangGuard.ps1 alone does.
# A child PowerShell is started in one way: that of PowerShellProcess.ps1.
BeforeDiscovery {
    # This file is left out: it names what it looks for.
    $files = Get-ChildItem $PSScriptRoot -Filter *.ps1 | Where-Object Name -NE 'Steadiness.Tests.ps1' | ForEach-Object { @{ Name = $_.Name; Path = $_.FullName } }
    $faults = @(
        @{ Code = 'Start-Sleep 1'; Fault = 'Start-Sleep' }
        @{ Code = 'sleep -Milliseconds 5'; Fault = 'sleep' }
        @{ Code = '[Threading.Thread]::Sleep(5)'; Fault = '.Sleep(5)' }
        @{ Code = '$clock = [Diagnostics.Stopwatch]::StartNew()'; Fault = 'Stopwatch' }
        @{ Code = 'New-Object System.Diagnostics.Stopwatch'; Fault = 'Stopwatch' }
        @{ Code = 'Measure-Command { 1 }'; Fault = 'Measure-Command' }
        @{ Code = '$task.Wait(20000)'; Fault = '.Wait(20000)' }
        @{ Code = '[Threading.Tasks.Task]::WaitAll($tasks, 5000)'; Fault = '.WaitAll($tasks, 5000)' }
        @{ Code = '$handle.WaitOne([timespan]::FromMinutes(1))'; Fault = '.WaitOne([timespan]::FromMinutes(1))' }
        @{ Code = 'if (-not $process.WaitForExit(5000)) { throw }'; Fault = '.WaitForExit(5000)' }
        @{ Code = 'Wait-Job $job -Timeout 5'; Fault = 'Wait-Job -Timeout' }
        @{ Code = 'Wait-Process -Id 1 -Timeout 5'; Fault = 'Wait-Process -Timeout' }
        @{ Code = '$elapsed.TotalSeconds | Should -BeLessThan 5'; Fault = 'Should -BeLessThan' }
        @{ Code = '($end - $begin).TotalMilliseconds | Should -BeLessOrEqual 5'; Fault = 'Should -BeLessOrEqual' }
        @{ Code = '$clock.ElapsedMilliseconds | Should -BeGreaterThan 900'; Fault = 'Should -BeGreaterThan' }
        @{ Code = '$limit = [datetime]::UtcNow.AddSeconds(15)'; Fault = 'UtcNow.AddSeconds' }
        @{ Code = '$limit = (Get-Date).AddSeconds(15)'; Fault = 'Get-Date.AddSeconds' }
        @{ Code = "Invoke-Child 'Start-Sleep 5'"; Fault = 'Start-Sleep' }
        @{ Code = '& ([Environment]::ProcessPath) -NoProfile'; Fault = 'ProcessPath' }
        @{ Code = '& (Get-Process -Id $PID).Path -NoProfile'; Fault = 'Get-Process -Id $PID' }
        @{ Code = 'pwsh -NoProfile -File a.ps1'; Fault = 'pwsh' }
    )
}

BeforeAll {
    $timed = 'Start-Sleep', 'sleep', 'Measure-Command'
    $limited = 'Wait', 'WaitAll', 'WaitAny', 'WaitOne', 'WaitForExit', 'Join', 'Sleep', 'SpinUntil', 'CancelAfter', 'TryTake'
    $comparisons = 'BeLessThan', 'BeLessOrEqual', 'BeGreaterThan', 'BeGreaterOrEqual'

    # A text without these is not parsed: most files have none of them, and to visit each node of a script takes long.
    $suspicious = [regex] ('(?im)\b(start-sleep|sleep|measure-command|stopwatch|processpath|powershell|pwsh)\b|(\.|::)(' + ($limited -join '|') + ')\(\s*[^)\s]' +
        '|\bwait-(job|process|event)\b|\bget-process\b|\.add(milli)?seconds\(|^.*(elapsed|total(milli)?seconds|milliseconds).*\bshould\b.*-be(less|greater)')

    # What a script does that it should not, one line each.
    function Find-Fault([string] $Text, [switch] $MayStartPowerShell) {
        if (-not $suspicious.IsMatch($Text)) { return }
        $script = [Management.Automation.Language.Parser]::ParseInput($Text, [ref] $null, [ref] $null)
        $isOfInterest = {
            param($node)
            $node -is [Management.Automation.Language.CommandAst] -or $node -is [Management.Automation.Language.MemberExpressionAst] -or
            $node -is [Management.Automation.Language.TypeExpressionAst] -or $node -is [Management.Automation.Language.StringConstantExpressionAst] -or
            $node -is [Management.Automation.Language.ExpandableStringExpressionAst]
        }
        foreach ($ast in $script.FindAll($isOfInterest, $true)) {
            $found = switch ($ast.GetType().Name) {
                'CommandAst' {
                    $name = $ast.GetCommandName()
                    $parameters = @($ast.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] }).ParameterName
                    if ($name -in $timed) { $name }
                    if ($name -in 'Wait-Job', 'Wait-Process', 'Wait-Event' -and $parameters -match '^t') { "$name -Timeout" }
                    if ($name -eq 'Should' -and "$($ast.Parent)" -match 'Elapsed|Total(Milli)?seconds|Milliseconds') { $parameters | Where-Object { $_ -in $comparisons } | ForEach-Object { "Should -$_" } }
                    if (-not $MayStartPowerShell -and ($name -replace '\.exe$') -in 'pwsh', 'powershell') { $name }
                    if (-not $MayStartPowerShell -and $name -eq 'Get-Process' -and "$ast" -match '\$PID') { 'Get-Process -Id $PID' }
                }
                'InvokeMemberExpressionAst' {
                    if ("$($ast.Member)" -in $limited -and $ast.Arguments -and "$($ast.Expression)" -notin '[string]', '[IO.Path]') { ".$($ast.Member)($($ast.Arguments -join ', '))" }
                    if ("$($ast.Member)" -in 'AddSeconds', 'AddMilliseconds' -and "$($ast.Expression)" -match '(UtcNow|\bNow|Get-Date)\)?$') { "$($Matches[1]).$($ast.Member)" }
                }
                'TypeExpressionAst' { if ("$($ast.TypeName)" -like '*Stopwatch') { 'Stopwatch' } }
                'MemberExpressionAst' { if (-not $MayStartPowerShell -and "$($ast.Member)" -eq 'ProcessPath') { 'ProcessPath' } }
                { $_ -in 'StringConstantExpressionAst', 'ExpandableStringExpressionAst' } {
                    # A child's script, or a type's name.
                    if ($ast.Parent -is [Management.Automation.Language.CommandAst] -and $ast.Parent.CommandElements[0] -eq $ast) { continue }
                    [regex]::Matches($ast.Value, '\b(Start-Sleep|Measure-Command|Stopwatch)\b').Value
                }
            }
            $found | Where-Object { $_ } | ForEach-Object { "line $($ast.Extent.StartLineNumber): $_" }
        }
    }
}

Describe 'Real time and child processes' {
    It 'are left to the guard and to PowerShellProcess.ps1: <Name>' -ForEach $files {
        if ($Name -eq 'HangGuard.ps1') { return }
        Find-Fault (Get-Content -Raw $Path) -MayStartPowerShell:($Name -eq 'PowerShellProcess.ps1') | Should -BeNullOrEmpty
    }

    It 'are found in <Code>' -ForEach $faults {
        Find-Fault $Code | Should -Be "line 1: $Fault"
    }

    It 'are not found where they are not' {
        Find-Fault '$count | Should -BeLessThan 5; $task.Wait(); $list.Join($x) | Out-Null; Watch-Status -Timeout 1; "asleep"' | Should -Be 'line 1: .Join($x)'
        Find-Fault '[string]::Join(",", $names); $process.WaitForExit(); $time.AddSeconds(5); (Get-Date).AddHours(-8)' | Should -BeNullOrEmpty
    }
}
