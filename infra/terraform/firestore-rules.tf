resource "google_firebaserules_ruleset" "firestore" {
  source {
    files {
      name    = "firestore.rules"
      content = file("${path.module}/../firestore.rules")
    }
  }

  depends_on = [google_project_service.api]

  lifecycle {
    # A ruleset that is released cannot be deleted.
    create_before_destroy = true
  }
}

resource "google_firebaserules_release" "firestore" {
  for_each = var.firestore_databases

  name         = each.key == "(default)" ? "cloud.firestore" : "cloud.firestore/${each.key}"
  ruleset_name = google_firebaserules_ruleset.firestore.name
  depends_on   = [google_firestore_database.database]
}
