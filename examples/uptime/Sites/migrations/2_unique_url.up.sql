alter table sites add constraint sites_url_key unique (url);
