@{
    RootModule           = 'StatusPS.dll'
    ModuleVersion        = '0.1.0'
    CompatiblePSEditions = @('Core')
    GUID                 = '6b0a3f0e-6a0f-4c55-9d0b-5f1f6c1f4a27'
    Author               = 'StatusPS contributors'
    CompanyName          = 'StatusPS contributors'
    Copyright            = '(c) 2026 StatusPS contributors. MIT license.'
    Description          = 'What is in sync, what is finished and what needs attention, in BlueKing CMDB and JOB, Aliyun DTS and Authing: typed objects at the prompt and in runbooks.'
    PowerShellVersion    = '7.6'
    RequiredAssemblies   = @('StatusPS.Session.dll', 'StatusPS.Contracts.dll')
    TypesToProcess       = @('StatusPS.types.ps1xml')
    FormatsToProcess     = @('StatusPS.format.ps1xml', 'StatusPS.List.format.ps1xml')
    FunctionsToExport    = @()
    CmdletsToExport      = @(
        'Export-StatusMetric'
        'Export-StatusProfile'
        'Export-StatusReport'
        'Get-AuthingSyncJob'
        'Get-CmdbSyncStatus'
        'Get-DtsSyncStatus'
        'Get-JobInstanceStatus'
        'Get-StatusLog'
        'Get-StatusOverview'
        'Get-StatusProfile'
        'Import-StatusProfile'
        'Import-StatusRecord'
        'New-StatusProfile'
        'Remove-StatusProfile'
        'Select-StatusProfile'
        'Set-StatusProfile'
        'Test-StatusProfile'
        'Wait-Status'
        'Watch-Status'
    )
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags       = @('BlueKing', 'CMDB', 'JOB', 'Aliyun', 'DTS', 'Authing', 'Status', 'Sync', 'PSEdition_Core')
            LicenseUri = 'https://opensource.org/licenses/MIT'
        }
    }
}
