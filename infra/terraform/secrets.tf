# Values never pass through Terraform, whose state would keep them. A version is added with
#   gcloud secrets versions add gemini-api-key --data-file=-
# and used once its number stands in gemini_api_key_version.

locals {
  secrets = {
    gemini-api-key = { variable = "GEMINI_API_KEY", version = var.gemini_api_key_version }
    tavily-api-key = { variable = "TAVILY_API_KEY", version = var.tavily_api_key_version }
  }

  # Needs a version once auth_mode is "api-key".
  api_secrets = {
    api-key-pepper = { variable = "API_KEY_PEPPER", version = var.api_key_pepper_version }
  }
}

resource "google_secret_manager_secret" "key" {
  for_each = merge(local.secrets, local.api_secrets)

  secret_id  = each.key
  depends_on = [google_project_service.api]

  replication {
    auto {}
  }
}
