# A server of SSH on loopback whose sessions are PowerShells, for the tests of remoting.

# Why there can be none here; nothing where there can.
function Get-SshServerProblem {
    if (-not $IsLinux) { 'the loopback session is set up for Linux' }
    elseif (-not (Get-SshServerCommand) -or -not (Get-Command ssh, ssh-keygen -ErrorAction Ignore)) { 'sshd, ssh or ssh-keygen is not installed' }
    elseif ((id -u) -eq '0' -and -not (Test-Path /run/sshd)) { 'sshd''s folder /run/sshd is not there' }
}

function Get-SshServerCommand {
    Get-Command sshd, /usr/sbin/sshd -ErrorAction Ignore | Select-Object -First 1
}

# Starts a server with its files in a folder. The result has its process and port, and the key and options of a client.
function Start-SshServer {
    param([string] $Folder)
    $folder = (New-Item -ItemType Directory $Folder).FullName
    chmod 700 $folder
    ssh-keygen -q -t ed25519 -N '' -f "$folder/host"
    ssh-keygen -q -t ed25519 -N '' -f "$folder/user"
    Copy-Item "$folder/user.pub" "$folder/authorized"
    $free = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $free.Start()
    $port = $free.LocalEndpoint.Port
    $free.Stop()
    @(
        "Port $port", 'ListenAddress 127.0.0.1', "HostKey $folder/host", "AuthorizedKeysFile $folder/authorized", "PidFile $folder/pid"
        'StrictModes no', 'UsePAM no', 'PasswordAuthentication no', 'PermitRootLogin yes'
        "Subsystem powershell $(Get-PowerShellCommandLine) -sshs -NoLogo -NoProfile"
    ) | Set-Content "$folder/config"
    [pscustomobject]@{
        Process     = Start-Process (Get-SshServerCommand).Source '-f', "$folder/config", '-D', '-e' -PassThru -RedirectStandardError "$folder/log" -RedirectStandardOutput "$folder/out"
        Port        = $port
        KeyFilePath = "$folder/user"
        Options     = @{ StrictHostKeyChecking = 'no'; UserKnownHostsFile = "$folder/known"; IdentitiesOnly = 'yes'; BatchMode = 'yes' }
        Log         = "$folder/log"
    }
}

# Opens a session. The server listens a moment after it was started; the first session waits for it.
function New-SshServerSession {
    param($Server)
    Wait-Condition {
        if ($Server.Process.HasExited) { throw "sshd ended: $(Get-Content $Server.Log -Raw)" }
        New-PSSession -HostName 127.0.0.1 -Port $Server.Port -UserName (id -un) -KeyFilePath $Server.KeyFilePath -Options $Server.Options -ErrorAction SilentlyContinue
    } 'An sshd that should take a session'
}
