#Requires -Version 7.6
<#
.SYNOPSIS
Queries the stored profiles of several hosts over SSH, at most some at once.
.DESCRIPTION
For sites that one machine cannot reach: each host has the module and the profiles of its own site, and no credential leaves
it. Returns live records with PSComputerName. A host that cannot be reached, and a session that ends early, are
non-terminating errors whose target is the host.
.PARAMETER HostName
The hosts: names, or user@name:port. Each runs sshd with PowerShell as a subsystem.
.PARAMETER ProfileName
The names of the profiles on the hosts. Default: all stored ones.
.PARAMETER ThrottleLimit
The maximum number of hosts that are queried at once. Default: 8.
.PARAMETER KeyFilePath
The file of the private key. Default: that of ssh.
.PARAMETER Options
Options of ssh, as for Invoke-Command.
.PARAMETER Module
The name or path of the module here and on the hosts. Default: StatusPS.
.EXAMPLE
./Get-RemoteStatus.ps1 (Get-Content hosts.txt) 2>&1 | Export-StatusReport sites.html
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string[]] $HostName,
    [string[]] $ProfileName,
    [ValidateRange(1, 256)] [int] $ThrottleLimit = 8,
    [string] $KeyFilePath,
    [hashtable] $Options = @{ ConnectTimeout = 15; BatchMode = 'yes' },
    [string] $Module = 'StatusPS'
)

Import-Module $Module -ErrorAction Stop
$with = @{ Options = $Options }
if ($KeyFilePath) { $with.KeyFilePath = $KeyFilePath }
# Invoke-Command has no -ThrottleLimit for hosts over SSH, only for sessions, which would all be opened first.
$HostName | ForEach-Object -ThrottleLimit $ThrottleLimit -Parallel {
    $with = $using:with
    Invoke-Command -HostName $_ @with -ArgumentList $using:Module, $using:ProfileName -ScriptBlock {
        param($Module, $Names)
        $ErrorActionPreference = 'Continue'
        Import-Module $Module -ErrorAction Stop
        if ($Names) { Get-StatusOverview -Profile $Names } else { Get-StatusOverview }
    }
} | ForEach-Object {
    $record = [StatusPS.StatusRecord] $_
    $record | Add-Member -NotePropertyName PSComputerName -NotePropertyValue $_.PSComputerName -Force -PassThru
}
