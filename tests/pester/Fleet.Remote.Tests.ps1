# The way of examples/fleet over SSH, against sshd on loopback: many sessions, each a PowerShell.
BeforeDiscovery {
    $sshd = Get-Command sshd, /usr/sbin/sshd -ErrorAction Ignore | Select-Object -First 1
    $noRemote = if (-not $IsLinux) { 'the loopback session is set up for Linux' }
    elseif (-not $sshd -or -not (Get-Command ssh, ssh-keygen -ErrorAction Ignore)) { 'sshd, ssh or ssh-keygen is not installed' }
    elseif ((id -u) -eq '0' -and -not (Test-Path /run/sshd)) { 'sshd''s folder /run/sshd is not there' }
    $title = if ($noRemote) { "skipped: $noRemote" } else { 'over SSH to loopback' }
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
}

AfterAll { Exit-Suite $suite }

Describe "A fleet (<_>)" -ForEach $title {
    BeforeAll {
        if ($_ -notlike 'skipped*') {
            $script = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'examples/fleet/Get-RemoteStatus.ps1'
            $folder = (New-Item -ItemType Directory (Join-Path $suite.Folder 'ssh')).FullName
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
            $sshd = (Get-Command sshd, /usr/sbin/sshd -ErrorAction Ignore | Select-Object -First 1).Source
            $server = Start-Process $sshd '-f', "$folder/config", '-D', '-e' -PassThru -RedirectStandardError "$folder/log" -RedirectStandardOutput "$folder/out"
            $option = @{ StrictHostKeyChecking = 'no'; UserKnownHostsFile = "$folder/known"; IdentitiesOnly = 'yes'; BatchMode = 'yes' }
            # It listens a moment after it was started; the first session waits for it.
            $session = Wait-Condition {
                if ($server.HasExited) { throw "sshd ended: $(Get-Content "$folder/log" -Raw)" }
                New-PSSession -HostName 127.0.0.1 -Port $port -UserName (id -un) -KeyFilePath "$folder/user" -Options $option -ErrorAction SilentlyContinue
            } 'An sshd that should take a session'
            Remove-PSSession $session
            $with = @{ KeyFilePath = "$folder/user"; Options = $option; Module = Get-ModulePath; ProfileName = 'demo' }
            function Get-Address($Name) { "$(id -un)@${Name}:$port" }
        }
    }

    AfterAll { if ($server) { Stop-Process -Id $server.Id } }

    It 'returns live records of each host, and a host that is missing is an error that names it' -Skip:($_ -like 'skipped*') {
        # Loopback is a whole network on Linux, but this sshd listens on one address of it.
        $hosts = (Get-Address 127.0.0.1), (Get-Address localhost), (Get-Address 127.0.0.9)
        $output = Split-Output { & $script $hosts -ThrottleLimit 2 @with }
        $groups = @($output.Records | Group-Object PSComputerName | Sort-Object Name)
        $groups.Name | Should -Be '127.0.0.1', 'localhost'
        $groups[1].Group.Id | Sort-Object | Should -Be ($groups[0].Group.Id | Sort-Object)
        $groups[0].Count | Should -BeGreaterThan 10
        $output.Records | ForEach-Object { $_ | Should -BeOfType StatusPS.StatusRecord }
        "$($output.Errors | ForEach-Object { "$($_.TargetObject) $_" })" | Should -BeLike '*127.0.0.9*'
        $page = Join-Path $suite.Folder 'sites.html'
        @($output.Records) + @($output.Errors) | Export-StatusReport $page
        Get-Content -Raw $page | Should -BeLike '*127.0.0.9*'
    }

    It 'reports the errors of a host as errors' -Skip:($_ -like 'skipped*') {
        $with.ProfileName = 'demo', 'nowhere'
        $output = Split-Output { & $script (Get-Address 127.0.0.1) @with }
        $output.Records.Count | Should -BeGreaterThan 10
        "$($output.Errors)" | Should -BeLike '*nowhere*'
    }
}
