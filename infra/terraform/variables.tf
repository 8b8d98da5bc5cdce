variable "project_id" {
  type        = string
  description = "The Google Cloud project."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "A project id has 6 to 30 lower-case letters, digits and hyphens."
  }
}

variable "region" {
  type        = string
  default     = "europe-west4"
  description = "Of the functions, the database and the schedules."

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "A region looks like europe-west4."
  }
}

variable "dual_region" {
  type        = string
  default     = "EUR4"
  description = "Of the buckets of reports and backups; one of its two regions should be the database's."

  validation {
    condition     = contains(["ASIA1", "EUR4", "EUR5", "EUR7", "EUR8", "NAM4"], var.dual_region)
    error_message = "Must be a predefined dual-region: ASIA1, EUR4, EUR5, EUR7, EUR8 or NAM4."
  }
}

variable "environment" {
  type        = string
  default     = "production"
  description = "ENVIRONMENT of the functions."

  validation {
    condition     = contains(["development", "test", "staging", "production"], var.environment)
    error_message = "Must be development, test, staging or production."
  }
}

variable "firestore_databases" {
  type        = set(string)
  default     = ["(default)"]
  description = "Databases to keep: indexed, expiring and backed up alike. More than one only around a restore."

  validation {
    condition     = length(var.firestore_databases) > 0
    error_message = "There must be a database."
  }
}

variable "firestore_database_id" {
  type        = string
  default     = "(default)"
  description = "The database that the functions use."

  validation {
    condition     = contains(var.firestore_databases, var.firestore_database_id)
    error_message = "The functions' database must be one of firestore_databases."
  }
}

variable "api_key_pepper_version" {
  type        = number
  default     = 1
  description = "Version of the secret api-key-pepper, needed where auth_mode is api-key."

  validation {
    condition     = var.api_key_pepper_version >= 1 && floor(var.api_key_pepper_version) == var.api_key_pepper_version
    error_message = "Must be a version number, from 1."
  }
}

variable "gemini_api_key_version" {
  type        = number
  default     = 1
  description = "Version of the secret gemini-api-key."

  validation {
    condition     = var.gemini_api_key_version >= 1 && floor(var.gemini_api_key_version) == var.gemini_api_key_version
    error_message = "Must be a version number, from 1."
  }
}

variable "tavily_api_key_version" {
  type        = number
  default     = 1
  description = "Version of the secret tavily-api-key."

  validation {
    condition     = var.tavily_api_key_version >= 1 && floor(var.tavily_api_key_version) == var.tavily_api_key_version
    error_message = "Must be a version number, from 1."
  }
}

variable "alert_email" {
  type        = string
  description = "Who is told when an alert opens."

  validation {
    condition     = can(regex("^[^@[:space:]]+@[^@[:space:]]+$", var.alert_email))
    error_message = "Must be an e-mail address."
  }
}

variable "alert_daily_cost_usd" {
  type        = number
  default     = 50
  description = "An alert opens when the jobs of 24 hours cost more (model and search, as booked)."

  validation {
    condition     = var.alert_daily_cost_usd > 0
    error_message = "Must be above 0."
  }
}

variable "model_calls_per_minute" {
  type        = number
  default     = null
  description = "Calls of each model that all workers together may make in a minute; null: no limit of ours. A little below the quota of the service."

  validation {
    condition     = var.model_calls_per_minute == null ? true : var.model_calls_per_minute >= 1 && var.model_calls_per_minute <= 1000000 && floor(var.model_calls_per_minute) == var.model_calls_per_minute
    error_message = "Must be a whole number from 1 to 1000000, or null."
  }
}

variable "searches_per_minute" {
  type        = number
  default     = null
  description = "Searches that all workers together may make in a minute; null: no limit of ours."

  validation {
    condition     = var.searches_per_minute == null ? true : var.searches_per_minute >= 1 && var.searches_per_minute <= 1000000 && floor(var.searches_per_minute) == var.searches_per_minute
    error_message = "Must be a whole number from 1 to 1000000, or null."
  }
}
