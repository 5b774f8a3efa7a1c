#Requires -Version 7.6
# What the scripts of the package share. Dot-sourced.

$ErrorActionPreference = 'Stop'
$root = Split-Path (Split-Path $PSScriptRoot)
$folder = Join-Path $root 'out/package/StatusPS'
$buildFolder = Join-Path $root 'out/package/build'

# Reads a property of all projects.
function Get-ProjectProperty([string] $Name) {
    $properties = [xml] (Get-Content -Raw (Join-Path $root 'Directory.Build.props'))
    $properties.SelectSingleNode("//$Name").InnerText
}

# Reads the packages whose assemblies lie in the module: the list of the restore without what is only needed to build.
function Get-ShippedPackage {
    $assets = Get-Content -Raw (Join-Path $buildFolder 'obj/StatusPS/project.assets.json') | ConvertFrom-Json -AsHashtable
    $shipped = (Get-ChildItem (Join-Path $folder 'lib') -Filter *.dll).Name
    $target = @($assets.targets.Values)[0]
    foreach ($key in $target.Keys | Sort-Object) {
        $entry = $target[$key]
        if ($entry.type -ne 'package' -or -not $entry.ContainsKey('runtime')) { continue }
        $assemblies = @($entry.runtime.Keys | Split-Path -Leaf | Where-Object { $_ -in $shipped })
        if (-not $assemblies) { continue }
        $library = $assets.libraries[$key]
        $path = $assets.packageFolders.Keys | ForEach-Object { Join-Path $_ $library.path } | Where-Object { Test-Path $_ } |
            Select-Object -First 1
        $metadata = ([xml] (Get-Content -Raw (Join-Path $path '*.nuspec'))).package.metadata
        [pscustomobject]@{
            Name         = $metadata.id
            Version      = $metadata.version
            Assemblies   = $assemblies
            Dependencies = @(if ($entry.ContainsKey('dependencies')) { $entry.dependencies.Keys })
            License      = $metadata.license.InnerText
            Copyright    = $metadata.copyright
            Project      = $metadata.projectUrl
            Repository   = $metadata.repository.url
            Sha512       = [Convert]::ToHexStringLower([Convert]::FromBase64String($library.sha512))
            Path         = $path
        }
    }
}

# Writes a text file without a byte order mark, with the line ends of Unix on every system.
function Set-TextFile([string] $Path, [string] $Text) {
    [IO.File]::WriteAllText($Path, ($Text -replace '\r').TrimEnd("`n") + "`n")
}
