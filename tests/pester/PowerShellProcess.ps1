# The one way to start another PowerShell of the same version, for the tests and for build.ps1.

# Gets the program of this PowerShell and the arguments that come before its own: pwsh alone, or dotnet and pwsh.dll.
# [Environment]::ProcessPath is dotnet where pwsh is a dotnet tool or was started as "dotnet pwsh.dll". The pwsh beside
# pwsh.dll is then made for another platform, or may not be executable: dotnet itself is known to run here.
function Get-PowerShellCommand {
    [OutputType([string[]])]
    param()
    $dotnet = [Environment]::ProcessPath
    $assembly = Join-Path $PSHOME 'pwsh.dll'
    if ([IO.Path]::GetFileNameWithoutExtension($dotnet) -eq 'dotnet' -and (Test-Path $assembly)) { return $dotnet, $assembly }
    $program = Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')
    if (Test-PowerShellProgram $program) { return , $program }
    if (Test-Path $assembly) { return 'dotnet', $assembly }
    throw "There is neither $program nor ${assembly}: this PowerShell can't be started again."
}

# Why Start-Job can't work here; nothing where it can. PowerShell starts the pwsh in $PSHOME for it, and no other.
function Get-StartJobProblem {
    $program = Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')
    if (-not (Test-PowerShellProgram $program)) { "Start-Job needs $program, which does not run on this platform" }
}

# Whether a program is there and can be run by this user on this platform.
function Test-PowerShellProgram {
    param([string] $Path)
    if (-not (Test-Path $Path -PathType Leaf)) { return $false }
    try { $null = & $Path -Version; $LASTEXITCODE -eq 0 } catch { $false }
}

# The same as text for a shell's command line.
function Get-PowerShellCommandLine {
    (Get-PowerShellCommand | ForEach-Object { "'$($_.Replace("'", "'\''"))'" }) -join ' '
}

# Prepares the start of a new PowerShell with its own arguments, both outputs redirected.
function New-PowerShellStart {
    param([string[]] $Argument)
    $program, $leading = Get-PowerShellCommand
    $start = [Diagnostics.ProcessStartInfo]::new($program)
    @($leading; $Argument) | Where-Object { $null -ne $_ } | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start
}
