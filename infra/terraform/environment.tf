# What the functions read; shared/process/config.ts says what each variable means.

locals {
  environment = {
    NODE_ENV              = "production"
    PLATFORM              = "gcp"
    GCP_PROJECT_ID        = var.project_id
    FIRESTORE_DATABASE_ID = google_firestore_database.database[var.firestore_database_id].name
    REPORTS_BUCKET        = google_storage_bucket.reports.name
    ENVIRONMENT           = var.environment
    LOG_LEVEL             = var.log_level
    GEMINI_MODEL          = var.gemini_model
    VERDICT_MODEL         = var.verdict_model
    REPORT_THEME          = var.report_theme
    REPORT_PAPER          = var.report_paper
    PUBLIC_URL            = var.public_url
    MAX_COST_USD          = tostring(var.max_cost_usd)
    # Cloud Run lets in none but those that callers.tf names.
    ALLOW_UNAUTHENTICATED = "true"
  }

  environment_of = {
    api = {
      RATE_LIMIT_PER_HOUR = tostring(var.rate_limit_per_hour)
      DAILY_BUDGET_USD    = var.daily_budget_usd == null ? "" : tostring(var.daily_budget_usd)
      TRUSTED_PROXY_HOPS  = tostring(var.trusted_proxy_hops)
      AUTH_MODE           = var.auth_mode
      CORS_ORIGINS        = join(",", var.cors_origins)
      # A public api has nobody before it who authenticates.
      ALLOW_UNAUTHENTICATED = tostring(!var.public_api)
    }
    worker = {
      MODEL_CALLS_PER_MINUTE = var.model_calls_per_minute == null ? "" : tostring(var.model_calls_per_minute)
      SEARCHES_PER_MINUTE    = var.searches_per_minute == null ? "" : tostring(var.searches_per_minute)
    }
    # Faces of every script and the writers of four formats within 512 MB: young garbage is collected early, and what the
    # threads of the PDF's setter give back is not kept by arenas of their own.
    render = {
      NODE_OPTIONS     = "--max-semi-space-size=8"
      MALLOC_ARENA_MAX = "2"
    }
    backup = {
      BACKUP_BUCKET = google_storage_bucket.backups.name
    }
    health = {
      BACKUP_BUCKET = google_storage_bucket.backups.name
      GCP_REGION    = var.region
    }
  }
}
