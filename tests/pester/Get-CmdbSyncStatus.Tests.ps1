BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $demo = @{ BizId = 3; ServiceTemplateId = 1; Profile = 'demo' }
}

AfterAll { Exit-Suite $suite }

Describe 'Get-CmdbSyncStatus' {
    It 'gives the values of the document for module <Id>' -ForEach @(
        @{ Id = 28; Status = 'New'; State = 'Pending'; Raw = 'new'; Created = '2023-11-30T09:52:13.706Z'; Updated = '2023-11-30T09:52:13.706Z' }
        @{ Id = 29; Status = 'Finished'; State = 'Succeeded'; Raw = 'finished'; Created = '2023-10-07T07:22:43.167Z'; Updated = '2023-11-10T03:37:31.005Z' }
        @{ Id = 30; Status = 'Finished'; State = 'Succeeded'; Raw = 'finished'; Created = '2023-10-07T12:43:22.795Z'; Updated = '2023-11-10T03:37:31.009Z' }
    ) {
        $record = Get-CmdbSyncStatus $Id @demo
        $record | Should -BeOfType ([StatusPS.CmdbSyncStatus])
        $record | Should -BeOfType ([StatusPS.StatusRecord])
        $record.Service | Should -Be 'Cmdb'
        $record.Profile | Should -Be 'demo'
        $record.Id | Should -BeExactly "$Id"
        $record.ModuleId | Should -Be $Id
        $record.BizId | Should -Be 3
        $record.ServiceTemplateId | Should -Be 1
        $record.Status | Should -Be $Status
        $record.State | Should -Be $State
        $record.RawStatus | Should -BeExactly $Raw
        $record.Creator | Should -BeExactly 'admin'
        $record.CreatedAt | Should -Be ([datetimeoffset] $Created).LocalDateTime
        $record.StartedAt | Should -Be $record.CreatedAt
        $record.LastUpdatedAt | Should -Be ([datetimeoffset] $Updated).LocalDateTime
        $record.UpdatedAt | Should -Be $record.LastUpdatedAt
        $record.CreatedAt.Kind | Should -Be 'Local'
        $record.RequestId | Should -Not -BeNullOrEmpty
    }

    It 'gives no time for a zero time' {
        $record = Get-CmdbSyncStatus 31 @demo
        $record.LastUpdatedAt | Should -BeNullOrEmpty
        $record.Duration | Should -BeNullOrEmpty
        $record.CreatedAt | Should -Be ([datetimeoffset] '2026-01-15T02:30:00.125Z').LocalDateTime
    }

    It 'reads times with an offset' {
        (Get-CmdbSyncStatus 33 @demo).LastUpdatedAt | Should -Be ([datetimeoffset] '2026-01-15T10:31:07.5+08:00').LocalDateTime
    }

    It 'tells how long an ended synchronization took, and how long one has been running' {
        (Get-CmdbSyncStatus 35 @demo).Duration | Should -Be ([timespan] '00:02:18')
        $running = Get-CmdbSyncStatus 34 @demo
        $running.Duration | Should -Be ($running.RetrievedAt - $running.CreatedAt)
    }

    It 'keeps the order of the keys' {
        foreach ($records in (30, 28, 36, 29 | Get-CmdbSyncStatus @demo), (Get-CmdbSyncStatus 30, 28, 36, 29 @demo)) {
            $records.ModuleId | Should -Be 30, 28, 36, 29
            $records.RawStatus | Should -Be finished, new, failure, finished
        }
    }

    It 'answers a key given twice twice' {
        (28, 29, 28 | Get-CmdbSyncStatus @demo).ModuleId | Should -Be 28, 29, 28
    }

    It 'takes more modules than one request does, in order' {
        $ids = 100249..100000
        $records = $ids | Get-CmdbSyncStatus @demo
        $records.Count | Should -Be 250
        $records.ModuleId | Should -Be $ids
        @($records.RequestId | Select-Object -Unique).Count | Should -Be 3
        ($records | Where-Object ModuleId -EQ 100011).State | Should -Be 'Failed'
        ($records | Where-Object ModuleId -EQ 100003).State | Should -Be 'OutOfSync'
        ($records | Where-Object State -EQ 'Succeeded').Count | Should -Be 188
    }

    It 'binds a module by property <Name>' -ForEach @(
        @{ Name = 'ModuleId' }, @{ Name = 'bk_module_id' }, @{ Name = 'bk_module_ids' }, @{ Name = 'bk_inst_id' }
    ) {
        $row = [pscustomobject] @{ $Name = 29; bk_biz_id = 3; service_template_id = 1 }
        ($row | Get-CmdbSyncStatus -Profile demo).ModuleId | Should -Be 29
    }

    It 'takes its own records back in' {
        $again = 36, 28 | Get-CmdbSyncStatus @demo | Get-CmdbSyncStatus -Profile demo
        $again.ModuleId | Should -Be 36, 28
        $again.State | Should -Be Failed, Pending
    }

    It 'refuses an id that can not be one' {
        { Get-CmdbSyncStatus 0 @demo } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        { Get-CmdbSyncStatus 28 -BizId -3 -ServiceTemplateId 1 -Profile demo } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
    }

    It 'requires nothing but the module' {
        $command = Get-Command Get-CmdbSyncStatus
        $command.Parameters['ModuleId'].ParameterSets['ById'].IsMandatory | Should -BeTrue
        foreach ($name in 'BizId', 'ServiceTemplateId') {
            $command.Parameters[$name].ParameterSets.Values.IsMandatory | Should -Not -Contain $true -Because $name
        }
        $command.OutputType.Type | Should -Be ([StatusPS.CmdbSyncStatus])
    }

    It 'finds the service template of modules, in order and beside rows that have one' {
        (Get-CmdbSyncStatus 81 -BizId 1 -Profile demo).ServiceTemplateId | Should -Be 11
        $rows = ConvertFrom-Csv "bk_module_id,bk_biz_id,service_template_id`n29,3,1"
        $records = @(91, 81; $rows; 82, 91) | Get-CmdbSyncStatus -Profile demo
        $records.ModuleId | Should -Be 91, 81, 29, 82, 91
        $records.ServiceTemplateId | Should -Be 12, 11, 1, 11, 12
        $records.BizId | Should -Be 1, 1, 3, 1, 1
        ($records | Where-Object ModuleId -EQ 81).ModuleName | Should -Be 'entry-01'
    }

    It 'names just the business when it is missing' {
        $profile = New-StatusProfile bk -BlueKing -Endpoint https://bkapi.example.com -Credential (New-TestCredential 'app' 'module-secret-1')
        $output = Split-Output { 81, 82 | Get-CmdbSyncStatus -Profile $profile }
        $output.Records | Should -BeNullOrEmpty
        $output.Errors.TargetObject | Should -Be 81, 82
        $output.Errors[0].Exception.Message | Should -Match 'the business of module 81 is missing'
        $output.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike 'Specify -BizId*'
    }

    It 'reports modules of another template as not found' {
        $output = Split-Output { 28, 29 | Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 2 -Profile demo }
        $output.Records | Should -BeNullOrEmpty
        $output.Errors.TargetObject | Should -Be 28, 29
        $output.Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.NotFound,*'
    }
}
