resource "google_firestore_database" "database" {
  for_each = var.firestore_databases

  name                              = each.key
  location_id                       = var.region
  type                              = "FIRESTORE_NATIVE"
  point_in_time_recovery_enablement = "POINT_IN_TIME_RECOVERY_ENABLED"
  delete_protection_state           = "DELETE_PROTECTION_ENABLED"
  depends_on                        = [google_project_service.api]

  lifecycle {
    prevent_destroy = true
  }
}

locals {
  index_file = jsondecode(file("${path.module}/../firestore.indexes.json"))

  # Per database, since each has its own.
  indexes = merge([
    for database in var.firestore_databases : {
      for index in local.index_file.indexes :
      join("/", concat(
        [database, index.collectionGroup],
        [for field in index.fields : "${field.fieldPath}:${lower(field.order)}"],
      )) => merge(index, { database = database })
    }
  ]...)

  fields = merge([
    for database in var.firestore_databases : {
      for field in local.index_file.fieldOverrides :
      "${database}/${field.collectionGroup}/${field.fieldPath}" => merge({ ttl = false }, field, { database = database })
    }
  ]...)
}

resource "google_firestore_index" "index" {
  for_each = local.indexes

  database    = google_firestore_database.database[each.value.database].name
  collection  = each.value.collectionGroup
  query_scope = each.value.queryScope

  dynamic "fields" {
    for_each = each.value.fields

    content {
      field_path = fields.value.fieldPath
      order      = fields.value.order
    }
  }
}

resource "google_firestore_field" "field" {
  for_each = local.fields

  database   = google_firestore_database.database[each.value.database].name
  collection = each.value.collectionGroup
  field      = each.value.fieldPath

  # Without any entry: no index at all.
  index_config {
    dynamic "indexes" {
      for_each = each.value.indexes

      content {
        order       = indexes.value.order
        query_scope = indexes.value.queryScope
      }
    }
  }

  dynamic "ttl_config" {
    for_each = each.value.ttl ? [true] : []

    content {}
  }
}

resource "google_firestore_backup_schedule" "daily" {
  for_each = var.firestore_databases

  database  = google_firestore_database.database[each.key].name
  retention = "${14 * local.day_seconds}s"

  daily_recurrence {}
}

resource "google_firestore_backup_schedule" "weekly" {
  for_each = var.firestore_databases

  database  = google_firestore_database.database[each.key].name
  retention = "${14 * 7 * local.day_seconds}s"

  weekly_recurrence {
    day = "SUNDAY"
  }
}
