#Requires -Version 7.6
<#
.SYNOPSIS
Builds, tests and packs the module.
.DESCRIPTION
Each task is a thin wrapper around a command that works by itself, such as dotnet build or dotnet test.
CONTRIBUTING.md describes the tasks and the tiers of the tests.
.EXAMPLE
./build.ps1 -Task Test -Full
Runs the tests of both tiers.
.EXAMPLE
./build.ps1 -Task Steady -Repeat 10 -Busy 4 -Filter Wait*, Watch*
Repeats the tests whose class or file matches beside four busy processes, and lists those that failed once.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Soak', 'Steady', 'Demo', 'Bench', 'Help', 'Package', 'Sign', 'Publish')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    # Test: runs the full tier too.
    [switch] $Full,

    # Steady: how often the tests are run.
    [ValidateRange(1, 1000)]
    [int] $Repeat = 3,

    # Steady: how many busy processes run beside the tests.
    [ValidateRange(0, 64)]
    [int] $Busy = 0,

    # Steady: patterns for the names of test classes and of Pester files. Default: all.
    [string[]] $Filter = '*',

    # Package: the label of a preview, letters and digits, such as preview1. Default: none.
    [string] $Prerelease = '',

    # Package: the Git tag of the release, such as v0.1.0-preview1. It is compared with the version. Default: none.
    [string] $Tag = '',

    # Sign: the thumbprint of the owner's code signing certificate.
    [string] $Certificate = '',

    # Sign: the address of a timestamp server. Default: none.
    [string] $TimestampServer = '',

    # Publish: the owner's key of the PowerShell Gallery.
    [string] $ApiKey = '',

    # Publish: the name of a registered repository.
    [string] $Repository = 'PSGallery'
)

$ErrorActionPreference = 'Stop'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE) { throw "dotnet $args ended with $LASTEXITCODE." }
}

# Sets the tier of the tests for the processes that a script block starts.
function Use-TestTier([string] $Tier, [scriptblock] $Script) {
    $before = $env:STATUSPS_TEST_FULL
    try {
        $env:STATUSPS_TEST_FULL = $Tier
        & $Script
    } finally {
        $env:STATUSPS_TEST_FULL = $before
    }
}

Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Invoke-Dotnet build StatusPS.sln --configuration $Configuration }
        'Test' {
            $tier = $Full ? '1' : $env:STATUSPS_TEST_FULL
            Use-TestTier $tier { Invoke-Dotnet test StatusPS.sln --configuration $Configuration }
        }
        'Soak' {
            # A million altered responses and twenty thousand keys among faults.
            Invoke-Dotnet build StatusPS.sln --configuration $Configuration
            Use-TestTier 'soak' {
                Invoke-Dotnet run --no-build --project tests/StatusPS.Engine.Tests --configuration $Configuration '--' -trait Category=Soak -showLiveOutput
                . ./tests/pester/PowerShellProcess.ps1
                $command, [string[]] $leading = Get-PowerShellCommand
                & $command @leading -NoProfile -NonInteractive -File tests/pester/Run.ps1 -Path Chaos -Full
                if ($LASTEXITCODE) { throw "The Pester part ended with $LASTEXITCODE." }
                Get-Content out/chaos.md
            }
        }
        'Steady' {
            Invoke-Dotnet build StatusPS.sln --configuration $Configuration
            & ./tests/steady/Measure-Steadiness.ps1 -Repeat $Repeat -Busy $Busy -Filter $Filter -Configuration $Configuration
        }
        'Demo' { Invoke-Dotnet run --project src/StatusPS.Demo --configuration $Configuration }
        'Bench' { Invoke-Dotnet run --project tests/StatusPS.Benchmarks --configuration Release }
        'Help' { & ./docs/Export-Help.ps1 }
        'Package' {
            & ./build/package/New-ModuleFolder.ps1 -Prerelease $Prerelease -Tag $Tag
            & ./build/package/New-ModulePackage.ps1
        }
        'Sign' {
            # The package and the bill of materials have to contain the signed files.
            & ./build/package/Add-ModuleSignature.ps1 -Certificate $Certificate -TimestampServer $TimestampServer
            & ./build/package/New-ModulePackage.ps1
        }
        'Publish' { & ./build/package/Publish-ModulePackage.ps1 -ApiKey $ApiKey -Repository $Repository }
    }
} finally {
    Pop-Location
}
