terraform {
  # Checked with every validation in this folder; older ones lack cross-variable validation.
  required_version = ">= 1.9"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 6.50, < 8.0"
    }
    archive = {
      source  = "hashicorp/archive"
      version = "~> 2.7"
    }
  }

  # Bucket and prefix are given at init.
  backend "gcs" {}
}

provider "google" {
  project = var.project_id
  region  = var.region

  # A person's own credentials carry no project for quotas.
  user_project_override = true
  billing_project       = var.project_id

  default_labels = {
    app = "consultantos"
  }
}
