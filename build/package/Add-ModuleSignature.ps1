#Requires -Version 7.6
<#
.SYNOPSIS
Signs the files of the module folder with the owner's certificate. The package is made from it afterwards.
.PARAMETER Certificate
The thumbprint of a code signing certificate with its private key, in the current user's or the machine's store.
.PARAMETER TimestampServer
The address of a server that confirms the time: without it a signature ends with its certificate. Default: none.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Certificate = '',
    [string] $TimestampServer = ''
)

. $PSScriptRoot/Package.ps1

if (-not $Certificate) {
    throw 'No certificate was specified. Run: ./build.ps1 -Task Sign -Certificate <thumbprint>'
}
if (-not (Get-Command Set-AuthenticodeSignature -ErrorAction Ignore)) {
    throw 'PowerShell signs on Windows only. Run this task on Windows, where the certificate is in the store.'
}
if (-not (Test-Path $folder)) { throw "There is no module in $folder. Run: ./build.ps1 -Task Package" }
$found = Get-ChildItem Cert:/CurrentUser/My, Cert:/LocalMachine/My -CodeSigningCert |
    Where-Object { $_.Thumbprint -eq $Certificate -and $_.HasPrivateKey } | Select-Object -First 1
if (-not $found) { throw "There is no code signing certificate with a private key and the thumbprint '$Certificate'." }

$files = Get-ChildItem $folder -Recurse -File | Where-Object Extension -In '.dll', '.psd1', '.ps1xml' |
    # Microsoft's and Polly's assemblies may have the signature of their owner.
    Where-Object { (Get-AuthenticodeSignature $_.FullName).Status -ne 'Valid' }
if (-not $PSCmdlet.ShouldProcess("$($files.Count) files in $folder", 'Sign')) { return }
$timestamp = $TimestampServer ? @{ TimestampServer = $TimestampServer } : @{}
$files | Set-AuthenticodeSignature -Certificate $found -HashAlgorithm SHA256 @timestamp | Where-Object Status -NE 'Valid' |
    ForEach-Object { throw "$($_.Path) was not signed: $($_.StatusMessage)" }
