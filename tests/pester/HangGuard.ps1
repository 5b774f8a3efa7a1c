# The guard against hangs: the only place where the tests look at real time. Reaching the limit is a failure that says what
# was still running; nothing below it is ever compared with a number of seconds. Steadiness.Tests.ps1 holds this.

# Longer than anything takes on a machine that is very busy.
$script:HangLimit = [timespan]::FromMinutes(5)

function Get-HangMessage {
    param([string] $What)
    "$What was still running after $($script:HangLimit.TotalMinutes) minutes."
}

# Waits until a condition holds, and gives what it gave.
function Wait-Condition {
    param([scriptblock] $Condition, [string] $What)
    $clock = [Diagnostics.Stopwatch]::StartNew()
    while ($true) {
        $given = & $Condition
        if ($given) { return $given }
        if ($clock.Elapsed -gt $script:HangLimit) { throw (Get-HangMessage $What) }
        [Threading.Thread]::Sleep(10)
    }
}

# Waits for a task, and gives its result.
function Wait-Task {
    param([Threading.Tasks.Task] $Task, [string] $What)
    if (-not $Task.Wait($script:HangLimit)) { throw (Get-HangMessage $What) }
    if ($Task.GetType().IsGenericType) { $Task.Result }
}

# Waits for the end of a PowerShell that was begun, and gives its output.
function Wait-Shell {
    param([powershell] $Shell, [IAsyncResult] $Running, [string] $What)
    if (-not $Running.AsyncWaitHandle.WaitOne($script:HangLimit)) { throw (Get-HangMessage $What) }
    $Shell.EndInvoke($Running)
}

# Stops a PowerShell as Ctrl+C does, and waits until it has ended.
function Stop-Shell {
    param([powershell] $Shell, [string] $What = 'A PowerShell that was stopped')
    $stopping = $Shell.BeginStop($null, $null)
    if (-not $stopping.AsyncWaitHandle.WaitOne($script:HangLimit)) { throw (Get-HangMessage $What) }
    $Shell.EndStop($stopping)
}

# Waits for a process to end; one that does not is ended.
function Wait-ProcessEnd {
    param([Diagnostics.Process] $Process, [string] $What)
    if ($Process.WaitForExit($script:HangLimit)) { return }
    $Process.Kill($true)
    throw (Get-HangMessage $What)
}

# Waits until the other side of a held connection closes it. Nothing was answered on it, so nothing but its end can come.
function Wait-Closed {
    param([Net.Sockets.Socket] $Socket)
    try {
        if (-not $Socket.Poll($script:HangLimit, 'SelectRead')) { throw (Get-HangMessage 'A request that should have been aborted') }
        if ($Socket.Available) { throw 'More came on a connection that should have been closed.' }
    } catch [Net.Sockets.SocketException] {
        # Reset: closed too.
        return
    }
}
