# The way of examples/fleet over SSH, against sshd on loopback: many sessions, each a PowerShell.
BeforeDiscovery {
    . $PSScriptRoot/SshServer.ps1
    $noRemote = Get-SshServerProblem
    $title = if ($noRemote) { "skipped: $noRemote" } else { 'over SSH to loopback' }
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    . $PSScriptRoot/SshServer.ps1
    $suite = Enter-Suite
}

AfterAll { Exit-Suite $suite }

Describe "A fleet (<_>)" -ForEach $title {
    BeforeAll {
        if ($_ -notlike 'skipped*') {
            $script = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'examples/fleet/Get-RemoteStatus.ps1'
            $server = Start-SshServer (Join-Path $suite.Folder 'ssh')
            $session = New-SshServerSession $server
            Remove-PSSession $session
            $with = @{ KeyFilePath = $server.KeyFilePath; Options = $server.Options; Module = Get-ModulePath; ProfileName = 'demo' }
            function Get-Address($Name) { "$(id -un)@${Name}:$($server.Port)" }
        }
    }

    AfterAll { if ($server) { Stop-Process -Id $server.Process.Id } }

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
