#Requires -Version 7.6
<#
.SYNOPSIS
Lays out the module as it is shipped, in out/package/StatusPS.
.DESCRIPTION
Builds in a folder of its own: the module of the last dotnet build, and what the restore wrote for it, stay as they are.
.PARAMETER Prerelease
The label of a preview, such as preview1. Default: none.
.PARAMETER Tag
The Git tag of the release, such as v0.1.0 or v0.1.0-preview1. It has to name the version, and may give the label.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Prerelease = '',
    [string] $Tag = ''
)

. $PSScriptRoot/Package.ps1

$version = Get-ProjectProperty Version
if ($Tag) {
    if ($Tag -notmatch '^v(?<version>\d+\.\d+\.\d+)(-(?<label>.+))?$' -or $Matches.version -ne $version) {
        throw "The tag '$Tag' does not name the version $version. Expected v$version or v$version-<label>."
    }
    if ($Prerelease -and $Prerelease -ne $Matches.label) { throw "The tag '$Tag' does not have the label '$Prerelease'." }
    $Prerelease = "$($Matches.label)"
}
# The Gallery accepts nothing else.
if ($Prerelease -notmatch '^[A-Za-z0-9]*$') {
    throw "'$Prerelease' is not a valid prerelease label. Use letters and digits only, such as preview1."
}
if (-not $PSCmdlet.ShouldProcess($folder, 'Lay out the module')) { return }

# A file that is shipped no more would stay otherwise.
if (Test-Path $folder) { Remove-Item $folder -Recurse -Force }
# No process of the build outlives it: one that keeps its output open would keep the caller waiting.
dotnet build (Join-Path $root 'src/StatusPS') --configuration Release --artifacts-path $buildFolder -nodeReuse:false `
    -p:PackModule=true -p:UseSharedCompilation=false "-p:ModuleOutput=$folder/" --verbosity quiet
if ($LASTEXITCODE) { throw "The build of the module ended with $LASTEXITCODE." }

$repository = Get-ProjectProperty RepositoryUrl
$label = $Prerelease ? "$version-$Prerelease" : $version
$manifestPath = Join-Path $folder 'StatusPS.psd1'

# The part of the changelog about this version.
$changelog = (Get-Content -Raw (Join-Path $root 'CHANGELOG.md')) -replace '\r'
if ($changelog -notmatch "(?ms)^## \[$([regex]::Escape($version))\][^\n]*\n(?<notes>.*?)(?=^## |\z)") {
    throw "CHANGELOG.md has no part about version $version."
}
$notes = $Matches.notes.Trim()
if ($notes -match "(?m)^'@") { throw 'CHANGELOG.md has a line that would end a here-string.' }

# As text: Update-PSModuleManifest rewrites the whole file, and comments out VariablesToExport = @().
$manifest = Import-PowerShellDataFile $manifestPath
$tags = @(
    $manifest.PrivateData.PSData.Tags
    'Windows', 'Linux', 'MacOS'
    # Find-PSResource -CommandName searches these.
    'PSIncludes_Cmdlet'
    foreach ($cmdlet in $manifest.CmdletsToExport) { "PSCmdlet_$cmdlet", "PSCommand_$cmdlet" }
)
$data = @"
        PSData = @{
            Tags       = @('$($tags -join "', '")')
            LicenseUri = '$repository/blob/v$label/LICENSE'
            ProjectUri = '$repository'
$($Prerelease ? "            Prerelease = '$Prerelease'`n" : '')            ReleaseNotes = @'
$notes
'@
        }
"@
$text = (Get-Content -Raw $manifestPath) -replace '\r'
$block = [regex] '(?ms)^ {8}PSData = @\{.*?^ {8}\}'
if ($block.Matches($text).Count -ne 1) { throw 'The manifest has no block PSData.' }
Set-TextFile $manifestPath $block.Replace($text, { param($match) $null = $match; $data })

Copy-Item (Join-Path $root 'LICENSE'), (Join-Path $root 'CHANGELOG.md') $folder
Set-TextFile (Join-Path $folder 'THIRD-PARTY-NOTICES.txt') (& $PSScriptRoot/Get-ThirdPartyNotice.ps1)
